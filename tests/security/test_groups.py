"""What an editor may do, and what takes a publisher."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from archive.models import Revision
from tests.factories import PublishedStatementFactory, StatementFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]

LIST = "admin:archive_statement_changelist"


def publish_address(statement):
    return f"{reverse('admin:archive_statement_publish')}?statement={statement.pk}"


@pytest.fixture
def log_in(client):
    """The client as someone of this group."""

    def log_in(group):
        user = UserFactory.create()
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize(("group", "may"), [("editor", False), ("publisher", True)])
def test_the_form_offers_publishing_to_publishers_only(group, may, log_in):
    statement = PublishedStatementFactory.create()

    client = log_in(group)
    form = client.get(reverse("admin:archive_statement_change", args=[statement.pk]))
    listed = client.get(reverse(LIST))

    page = form.content.decode()
    assert ("_save" in page, "_publish" in page, "withdraw/" in page) == (True, may, may)
    assert ("publish_selected" in listed.content.decode()) is may


def test_an_editor_who_asks_all_the_same_is_refused_and_nothing_is_saved(log_in):
    statement = StatementFactory.create()
    client = log_in("editor")
    changing = reverse("admin:archive_statement_change", args=[statement.pk])

    saved = client.post(changing, {"title": "改", "_publish": "1"})
    client.post(reverse(LIST), {"action": "publish_selected", "_selected_action": statement.pk})
    asked = client.post(publish_address(statement), {f"revision-{statement.pk}": "1"})

    assert (saved.status_code, asked.status_code) == (403, 403)
    assert not Revision.objects.public().exists()
    statement.refresh_from_db()
    assert statement.title != "改"


def test_a_publisher_publishes(log_in):
    statement = StatementFactory.create()

    log_in("publisher").post(publish_address(statement), {f"revision-{statement.pk}": "1"})

    assert Revision.objects.public().get().statement == statement


def test_each_group_may_what_the_one_before_it_may():
    importer, editor, publisher = (
        set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in ("importer", "editor", "publisher")
    )

    assert importer < editor < publisher
    assert publisher - editor == {"publish_statement"}
    assert not {name for name in publisher if "user" in name or "group" in name}


def test_the_groups_can_be_taken_back_and_made_again():
    migration = import_module("archive.migrations.0003_groups")
    count = Permission.objects.count()

    migration.remove_groups(apps, None)
    assert not Group.objects.filter(name__in=migration.GROUPS).exists()
    migration.make_groups(apps, None)

    assert Group.objects.filter(name__in=migration.GROUPS).count() == 3
    assert Permission.objects.count() == count
