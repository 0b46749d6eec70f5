"""The first page of the desk: what waits for an editor, and who may see it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from archive.admin.dashboard import MOST_ROWS
from archive.models import ImportRun
from archive.models.witness import Status
from archive.services.revising import record_revision
from tests.factories import (
    NOON,
    PublishedStatementFactory,
    ReadingFactory,
    StatementFactory,
    UserFactory,
    WitnessFactory,
)

pytestmark = pytest.mark.django_db

HOME = reverse("admin:index")


def panels(client):
    return {panel.name: panel for panel in client.get(HOME).context["panels"]}


def doubted_draft(*severities):
    doubts = [
        {"code": "x", "severity": severity, "field": "title", "message": "Look.", "spans": []}
        for severity in severities
    ]
    content = {"schema": 1, "roles": [], "doubts": doubts}
    reading = ReadingFactory.create(content=content)
    witness = WitnessFactory.create(capture=reading.capture, applied_reading=reading)
    return witness.statement


def changed_since():
    statement = PublishedStatementFactory.create()
    statement.title = "改正的标题"
    statement.save()
    record_revision(statement, at=NOON)
    return statement


def test_an_empty_archive_says_what_could_be_here(administrator_client):
    page = administrator_client.get(HOME).content.decode()

    assert [len(panel.rows) for panel in panels(administrator_client).values()] == [0] * 5
    assert "Import captures, or add a statement by hand." in page
    assert "Nothing was imported yet." in page


def test_drafts_come_newest_first_with_their_doubts(administrator_client):
    clean = doubted_draft()
    doubtful = doubted_draft("notice", "blocking", "warning")
    by_hand = StatementFactory.create()
    PublishedStatementFactory.create()

    rows = panels(administrator_client)["drafts"].rows

    assert [draft for draft, _doubts in rows] == [by_hand, doubtful, clean]
    assert [doubts and (doubts.count, doubts.severity) for _draft, doubts in rows] == [
        *(None, (3, "blocking"), None),
    ]


def test_a_doubt_of_unknown_severity_is_a_notice(administrator_client):
    doubted_draft("grave")

    ((_draft, doubts),) = panels(administrator_client)["drafts"].rows

    assert (doubts.count, doubts.severity) == (1, "notice")


def test_the_severity_is_told_by_sign_and_word(administrator_client):
    doubted_draft("warning")

    page = administrator_client.get(HOME).content.decode()

    assert '<span aria-hidden="true">▲</span> warning' in page
    assert "1 doubt\n" in page


def test_what_changed_since_its_publication_is_listed(administrator_client):
    PublishedStatementFactory.create()
    changed = changed_since()

    rows = panels(administrator_client)["changed"].rows

    assert [(row.statement, row.number) for row in rows] == [(changed, 1)]


def test_proposals_and_unfinished_runs_are_listed(administrator_client, import_run):
    WitnessFactory.create()
    proposed = WitnessFactory.create(is_base=False, status=Status.PROPOSED)

    found = panels(administrator_client)

    assert list(found["proposals"].rows) == [proposed]
    assert list(found["runs"].rows) == [import_run]
    page = administrator_client.get(HOME).content.decode()
    assert "not finished" in page
    assert "1 new" in page


def test_no_list_is_longer_than_its_bound(administrator_client):
    for _ in range(MOST_ROWS + 1):
        doubted_draft("notice")
        changed_since()
        WitnessFactory.create(is_base=False, status=Status.PROPOSED)
        ImportRun.objects.create(command="import", reader_version="1", started_at=NOON)

    found = panels(administrator_client)

    assert [len(panel.rows) for panel in found.values()] == [MOST_ROWS] * 5


@pytest.mark.parametrize("count", [1, 3])
def test_queries_are_fixed(count, administrator_client, django_assert_num_queries):
    for _ in range(count):
        doubted_draft("notice")
        changed_since()
        WitnessFactory.create(is_base=False, status=Status.PROPOSED)
        ImportRun.objects.create(command="import", reader_version="1", started_at=NOON)

    with django_assert_num_queries(8):  # session, user, my actions, and one a panel
        administrator_client.get(HOME)


def test_the_texts_of_readings_are_not_read(
    administrator_client, django_assert_max_num_queries
):
    doubted_draft("notice")

    with django_assert_max_num_queries(20) as captured:
        administrator_client.get(HOME)

    asked = [query["sql"] for query in captured.captured_queries]
    assert not [sql for sql in asked if '"archive_reading"."text"' in sql]


def test_every_link_leads_somewhere(administrator_client):
    for panel in panels(administrator_client).values():
        assert administrator_client.get(panel.more).status_code == 200


@pytest.mark.parametrize(
    ("permission", "seen"),
    [
        (None, set()),
        ("view_statement", {"drafts", "changed", "published"}),
        ("view_witness", {"proposals"}),
        ("view_importrun", {"runs"}),
        ("view_source", set()),
    ],
)
def test_everyone_sees_what_their_permissions_allow(permission, seen, client):
    doubted_draft("notice")
    user = UserFactory.create()
    user.user_permissions.set(Permission.objects.filter(codename=permission))
    client.force_login(user)

    assert set(panels(client)) == seen


def test_an_app_has_its_page_without_panels(administrator_client):
    response = administrator_client.get(reverse("admin:app_list", args=["archive"]))

    assert "panels" not in response.context
    assert "<h1>Archive</h1>" in response.content.decode()


def test_what_editors_use_most_comes_first(administrator_client):
    apps = administrator_client.get(HOME).context["app_list"]

    assert [app["app_label"] for app in apps] == ["archive", "site_config", "auth"]
    assert apps[0]["models"][0]["object_name"] == "Statement"
