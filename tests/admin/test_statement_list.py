"""The list of statements: where each stands, and what the reader doubts."""

import pytest
from django.urls import reverse

from tests.factories import ReadingFactory, StatementFactory, WitnessFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:archive_statement_changelist")


def read_statement(*severities):
    doubts = [{"severity": severity, "message": "Look."} for severity in severities]
    reading = ReadingFactory.create(content={"schema": 1, "roles": [], "doubts": doubts})
    WitnessFactory.create(capture=reading.capture, applied_reading=reading)


def test_doubts_are_counted_and_the_gravest_is_told(administrator_client):
    read_statement("notice", "warning")

    page = administrator_client.get(LIST).content.decode()

    assert (
        '<td class="field-doubts">2 <span class="severity severity-warning">'
        '<span aria-hidden="true">▲</span> warning</span></td>'
    ) in page


@pytest.mark.parametrize("add", [read_statement, StatementFactory.create])
def test_without_doubts_there_is_a_dash(add, administrator_client):
    add()

    page = administrator_client.get(LIST).content.decode()

    assert '<td class="field-doubts">—</td>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_are_fixed(count, administrator_client, django_assert_num_queries):
    for _ in range(count):
        read_statement("notice")

    with django_assert_num_queries(7):
        administrator_client.get(LIST)


def test_the_page_is_named_for_what_it_lists(administrator_client):
    page = administrator_client.get(LIST).content.decode()

    assert "<h1>Statements</h1>" in page
    assert "<title>Statements | Chancery</title>" in page
