"""``publish`` and ``withdraw``."""

import pytest

from archive.models import Revision, Statement
from tests.factories import PublishedStatementFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_statements_are_published_by_number(run):
    numbers = [StatementFactory.create().number for _ in range(2)]

    ran = run("publish", *numbers)

    assert ran.status == 0
    assert Revision.objects.public().count() == 2


def test_what_cannot_be_published_is_said_and_the_rest_goes_on(run):
    untitled = StatementFactory.create(title="")
    whole = StatementFactory.create()

    ran = run("publish", untitled.number, 999, whole.number)

    assert ran.status == 1
    assert f"Statement {untitled.number}: It lacks a title." in ran.err
    assert "Statement 999: There is none." in ran.err
    assert Revision.objects.public().get().statement == whole


def test_a_statement_is_withdrawn_with_a_reason(run):
    statement = PublishedStatementFactory.create()

    ran = run("withdraw", statement.number, "--reason", "Not authentic.")

    assert ran.status == 0
    assert Statement.objects.get().withdrawn_reason == "Not authentic."


def test_a_withdrawal_without_a_reason_is_bad_use(run):
    statement = PublishedStatementFactory.create()

    ran = run("withdraw", statement.number, "--reason", " ")

    assert ran.status == 2
    assert Revision.objects.public().exists()


def test_a_second_withdrawal_is_refused(run):
    statement = PublishedStatementFactory.create()
    run("withdraw", statement.number, "--reason", "Not authentic.")

    ran = run("withdraw", statement.number, "--reason", "Again.")

    assert ran.status == 1
    assert "withdrawn already" in ran.err
