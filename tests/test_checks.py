"""System checks refuse an SQLite under which writes would be lost."""

import sqlite3

import pytest
from django.conf import settings
from django.db.utils import ConnectionHandler

from archive import checks

OURS = settings.DATABASES["default"]["OPTIONS"]


@pytest.fixture
def check(monkeypatch, tmp_path, django_db_blocker):
    """The ids of what is found wrong with a database opened with these options."""
    handlers = []

    def run_check(options, name=None):
        name = name or tmp_path / "archive.sqlite3"
        handler = ConnectionHandler(
            {
                "default": {
                    "ENGINE": "django.db.backends.sqlite3",
                    "NAME": name,
                    "OPTIONS": options,
                }
            }
        )
        handlers.append(handler)
        monkeypatch.setattr(checks, "connections", handler)
        found = checks.check_sqlite_settings(databases=["default"])
        return [message.id for message in found if message.is_serious()]

    with django_db_blocker.unblock():
        yield run_check
        for handler in handlers:
            handler.close_all()


def test_the_sites_own_options_are_right(check):
    assert check(OURS) == []


def test_djangos_defaults_are_refused(check):
    assert check({}) == ["archive.E001", "archive.E002"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"transaction_mode": "DEFERRED"}, ["archive.E001"]),
        ({"init_command": "PRAGMA journal_mode=DELETE"}, ["archive.E002"]),
        (
            {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"},
            ["archive.E003"],
        ),
        (
            {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"},
            ["archive.E003"],
        ),
    ],
)
def test_each_unsafe_setting_is_refused(options, found, check):
    assert check(OURS | options) == found


def test_a_database_in_memory_is_refused(check):
    assert check(OURS, name=":memory:") == ["archive.E002"]


@pytest.mark.parametrize(
    ("version", "found"), [((3, 51, 2), ["archive.I001"]), ((3, 51, 3), [])]
)
@pytest.mark.django_db
def test_an_old_sqlite_is_only_told_of(version, found, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    messages = checks.check_sqlite_settings(databases=["default"])

    assert [message.id for message in messages] == found


def test_no_database_no_check():
    assert checks.check_sqlite_settings(databases=None) == []
