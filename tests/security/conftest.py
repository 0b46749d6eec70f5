"""The groups, also after a test that emptied the database."""

from importlib import import_module

import pytest
from django.apps import apps


@pytest.fixture
def groups(db):  # noqa: ARG001 -- asks for the database
    import_module("archive.migrations.0003_groups").make_groups(apps, None)
