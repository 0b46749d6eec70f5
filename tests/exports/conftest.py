"""Statements, and the people who may change them through tables."""

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Max

from archive.exports.formats import COMMAND, FileFormat, read_table
from archive.exports.tables import expected
from archive.models import Statement
from archive.services.spreadsheets import Authorship, import_table
from tests.factories import NOON, UserFactory

TABLES = ("statement", "article", "signatory", "headline")


@pytest.fixture
def read():
    """A file as a table: ``read("article", b"…", "csv")``."""

    def read(table, content, file_format="csv"):
        if isinstance(content, str):
            content = content.encode()
        chosen = FileFormat(file_format)
        return read_table(content, chosen, expected=expected(table), limits=COMMAND)

    return read


def as_exported(content):
    """A file written by hand, with the revisions that an export would give it now."""
    separator = ";" if ";" in content else ","
    numbers_and_newest = Statement.objects.values_list("number", Max("revisions__number"))
    newest = {str(number): revision for number, revision in numbers_and_newest}
    header, *rows = content.removesuffix("\n").split("\n")
    told = [newest.get(row.partition(separator)[0], "") for row in rows]
    lines = [f"{row.rstrip()}{separator}{n}" for row, n in zip(rows, told, strict=True)]
    return "\n".join([f"{header.rstrip()}{separator}revision", *lines])


@pytest.fixture
def import_file(read):
    def import_file(table, content, file_format="csv", **options):
        if isinstance(content, str) and table != "headline":
            content = as_exported(content)
        by = Authorship(at=NOON, **options)
        return import_table(table, read(table, content, file_format), by=by)

    return import_file


@pytest.fixture
def importer(db):  # noqa: ARG001 -- asks for the database
    """Someone who may import and export every table, and nothing more."""
    user = UserFactory.create(username="wen")
    codenames = [
        f"{action}_{table}"
        for action in ("view", "add", "change", "import", "export")
        for table in TABLES
    ]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def importer_client(client, importer):
    client.force_login(importer)
    return client
