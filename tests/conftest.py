"""Fixtures that every test may use."""

import os

import pytest
from django.core.cache import cache

from tests.factories import AdministratorFactory

# Playwright's event loop runs beside the live server's synchronous database calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def administrator(db):  # noqa: ARG001 -- asks for the database
    return AdministratorFactory.create(username="administrator")


@pytest.fixture
def administrator_client(client, administrator):
    client.force_login(administrator)
    return client
