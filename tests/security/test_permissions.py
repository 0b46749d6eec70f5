"""Every address, for everyone who may ask: the answers are those of the table."""

import csv
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from archive.models import Statement
from tests.factories import StatementFactory, UserFactory
from tests.security.permissions import ROLES, address_of, answers, routes
from tests.security.rows import make_rows, make_users

TABLE = Path(__file__).parent.parent / "data" / "permissions.csv"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]


def wanted():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row.pop("address"): row for row in csv.DictReader(file)}


def whole_database():
    models = apps.get_models(include_auto_created=True)
    return {model: list(model._base_manager.order_by("pk").values_list()) for model in models}


def test_the_table_has_every_address_and_no_other():
    assert list(wanted()) == [name for name, _route in routes()]


@pytest.mark.parametrize("role", ROLES)
def test_each_answer_is_that_of_the_table(role):
    make_rows()

    found = answers(role, make_users())

    table = wanted()
    assert found == {name: table[name][role] for name in found if name in table}


def test_whoever_has_no_rights_gets_no_form_and_no_list():
    rows = [row for name, row in wanted().items() if name.startswith("admin:archive_")]

    assert {row["anonymous"] for row in rows} == {"302/302"}
    assert {row["staff"] for row in rows} == {"403/403"}


def test_staff_without_rights_reads_nothing_of_a_draft(client):
    make_rows()
    word = "DRAFTCANARY7Q"
    StatementFactory.create(title=word, place=word, preamble=word)
    Statement.objects.update(title=word)
    client.force_login(UserFactory.create())

    pages = [client.get(address_of(name, route)) for name, route in routes() if "admin" in name]

    assert [page.request["PATH_INFO"] for page in pages if word in str(page.content)] == []


@pytest.mark.parametrize("role", ["anonymous", "superuser"])
def test_looking_changes_nothing(role, client):
    make_rows()
    users = make_users()
    if role in users:
        client.force_login(users[role])
    before, written = whole_database(), []

    def watch(execute, sql, params, many, context):
        if sql.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE", "REPLACE"}:
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        for name, route in routes():
            client.get(address_of(name, route)).getvalue()

    assert written == []
    assert whole_database() == before


def test_posting_without_a_token_is_refused_everywhere():
    make_rows()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_users()["superuser"])

    codes = {name: client.post(address_of(name, route)).status_code for name, route in routes()}

    assert {name for name, code in codes.items() if code != 403} == set()
