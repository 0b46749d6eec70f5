"""Requests that nobody meant well: an ordinary answer, never an error page."""

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import Headline, Revision, Statement
from tests.factories import (
    HeadlineFactory,
    ReadingFactory,
    StatementFactory,
    UserFactory,
    WitnessFactory,
)

pytestmark = pytest.mark.django_db

LISTS = [model for model in admin.site._registry if model._meta.app_label == "archive"]
XSS = '"><svg onload=alert(1)></textarea><script>alert(1)</script>'
WORDS = [
    *('"', "'", "AND", "NEAR(", "*", "col:x", "a OR", "(", "\\", "%", "_", "\0", "a\0b"),
    *("9" * 40, "²", "-1", "1e9", "a" * 60_000, "a " * 1_500, "\ud7ff", "' OR 1=1 --"),
]


def list_of(model):
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")


@pytest.mark.parametrize(
    "query",
    [
        {"title__regex": "^(a+)+$"},
        {"title__regex": "("},
        {"title__contains": "a"},
        {"title__contains": "a" * 60_000},
        {"signed_on__year": "99999"},
        {"signed_on__year": "9999"},
        {"signed_on__year": "0"},
        {"signed_on__year": "²"},
        {"signed_on__year": "2019", "signed_on__month": "13"},
        {"signed_on__regex": "1"},
        {"revisions__author__password__startswith": "p"},
        {"state__exact": "a\0"},
        {"state__exact": "a" * 60_000},
        {"_connector": "OR 1=1"},
        {"_to_field": "title"},
        {"no_such_field": "1"},
    ],
)
def test_lookups_that_no_filter_offers_are_refused(query, administrator_client):
    response = administrator_client.get(list_of(Statement), query)

    assert response.status_code == 400
    assert b"Traceback" not in response.content


@pytest.mark.parametrize("lookup", ["source__id__exact", "source__gte", "source"])
@pytest.mark.parametrize("key", ["9" * 30, "x", "-1", "1,2"])
def test_a_filter_by_a_key_that_is_none_is_refused(lookup, key, administrator_client):
    response = administrator_client.get(list_of(Headline), {lookup: key})

    assert response.status_code == 400


def test_the_form_leads_to_the_revisions_of_its_statement(administrator_client):
    statement = StatementFactory.create()
    StatementFactory.create()

    response = administrator_client.get(list_of(Revision), {"statement": statement.pk})

    assert [row.statement for row in response.context["cl"].result_list] == [statement]


@pytest.mark.parametrize(
    "query",
    [
        {"state__exact": "draft"},
        {"language__exact": "zh-Hans", "kind__exact": "joint statement"},
        {"signed_on__year": "2019", "signed_on__month": "5", "signed_on__day": "6"},
        {"q": "联合声明", "o": "-1.2", "_facets": "True"},
    ],
)
def test_what_the_filters_offer_is_answered(query, administrator_client):
    statement = StatementFactory.create()

    response = administrator_client.get(list_of(Statement), query)

    assert list(response.context["cl"].result_list) == [statement]


@pytest.mark.parametrize(
    "query", [{"p": "9" * 20}, {"o": "99.x.-"}, {"changes": "x"}, {"e": "1"}]
)
def test_nonsense_about_pages_and_order_is_passed_over(query, administrator_client):
    response = administrator_client.get(list_of(Statement), query)

    assert response.status_code == 200


@pytest.mark.parametrize("model", LISTS)
def test_any_search_is_answered(model, administrator_client):
    codes = [
        administrator_client.get(list_of(model), {"q": words}).status_code for words in WORDS
    ]

    assert set(codes) == {200}


def test_a_long_search_is_answered_with_advice(administrator_client):
    StatementFactory.create()

    response = administrator_client.get(list_of(Statement), {"q": "a " * 21})

    (message,) = response.context["messages"]
    assert str(message) == "Shorten the search: at most 200 characters and 20 words."
    assert list(response.context["cl"].result_list) == []


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "1_2F", "_00"])
@pytest.mark.parametrize("model", LISTS)
def test_an_unknown_key_is_no_error_page(key, model, administrator_client):
    name = model._meta.model_name
    address = reverse(f"admin:archive_{name}_change", args=[key])

    assert administrator_client.get(address).status_code == 302


def test_markup_in_texts_is_shown_as_text(administrator_client):
    reading = ReadingFactory.create(
        text=XSS,
        content={
            "roles": [[0, len(XSS), XSS]],
            "doubts": [{"severity": XSS, "message": XSS, "field": XSS, "spans": [[0, 99]]}],
        },
    )
    statement = StatementFactory.create(title=XSS, place=XSS, preamble=XSS)
    statement.articles.update(text=XSS, label=XSS[:40])
    statement.articles.filter(order=1).update(key=XSS[:40])
    WitnessFactory.create(statement=statement, capture=reading.capture, applied_reading=reading)
    headline = HeadlineFactory.create(title=XSS, url=XSS, capture=reading.capture)
    addresses = [
        *(list_of(model) for model in LISTS),
        reverse("admin:archive_statement_change", args=[statement.pk]),
        reverse("admin:archive_reading_change", args=[reading.pk]),
        reverse("admin:archive_capture_change", args=[reading.capture.pk]),
        reverse("admin:archive_headline_change", args=[headline.pk]),
        reverse("admin:archive_revision_change", args=[statement.revisions.get().pk]),
        reverse("admin:archive_statement_withdraw") + f"?statement={statement.pk}",
    ]

    pages = [administrator_client.get(address).content for address in addresses]

    assert [page for page in pages if b"<svg onload" in page or b"<script>alert" in page] == []


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_staff_without_permission_sees_nothing(model, page, client):
    client.force_login(UserFactory.create())

    response = client.get(reverse(f"admin:archive_{model._meta.model_name}_{page}"))

    assert response.status_code == 403
