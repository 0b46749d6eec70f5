"""System checks: a database set-up under which writes would be lost is refused."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import connections

ADVISED_SQLITE = (3, 51, 3)
SYNCHRONOUS_FULL = 2


@register(Tags.database)
def check_sqlite_settings(
    databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """Refuse SQLite without write-ahead log, IMMEDIATE transactions and full syncing."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        if connections[alias].vendor == "sqlite":
            found += _check_connection(alias)
    return found


def _check_connection(alias: str) -> list[CheckMessage]:
    connection: Any = connections[alias]
    found: list[CheckMessage] = []
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if connection.transaction_mode != "IMMEDIATE":
        found.append(
            Error(
                f"Database '{alias}': SQLite transactions are not IMMEDIATE.",
                hint="Without it two writers at once lose work; see docs/operating.md.",
                id="archive.E001",
            )
        )
    if journal != "wal":
        found.append(
            Error(
                f"Database '{alias}': SQLite's journal mode is {journal}, not wal.",
                hint="Keep the database in a file on a local disk; see docs/operating.md.",
                id="archive.E002",
            )
        )
    if synchronous < SYNCHRONOUS_FULL:
        found.append(
            Error(
                f"Database '{alias}': SQLite's synchronous setting is below FULL.",
                hint="A power cut could undo the last saves; see docs/operating.md.",
                id="archive.E003",
            )
        )
    if sqlite3.sqlite_version_info < ADVISED_SQLITE:
        found.append(
            Info(
                f"SQLite {sqlite3.sqlite_version} is in use; 3.51.3 or later is advised.",
                hint="It mends a rare fault of the write-ahead log.",
                id="archive.I001",
            )
        )
    return found
