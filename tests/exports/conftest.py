"""Statements, and the people who may change them through tables."""

import pytest
from django.contrib.auth.models import Permission

from archive.exports.formats import COMMAND, FileFormat, read_table
from archive.exports.tables import expected
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


@pytest.fixture
def import_file(read):
    def import_file(table, content, file_format="csv", **options):
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
