"""Publishing and withdrawing."""

import pytest

from archive.models import Revision
from archive.models.statement import State
from archive.services.publishing import NotPublishable, NotWithdrawable, publish, withdraw
from archive.services.revising import digest, record_revision
from tests.factories import NOON, PublishedStatementFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_publishing_makes_the_newest_revision_public():
    statement = StatementFactory.create()

    revision = publish(statement, at=NOON)

    statement.refresh_from_db()
    assert (revision.number, revision.is_public, revision.published_at) == (1, True, NOON)
    assert statement.state == State.PUBLISHED


def test_editing_a_published_statement_changes_nothing_public():
    statement = PublishedStatementFactory.create(title="甲乙联合声明")
    statement.title = "另一标题"
    statement.save()
    record_revision(statement, at=NOON)

    public = Revision.objects.public().get()

    assert (public.number, public.title) == (1, "甲乙联合声明")
    assert statement.revisions.count() == 2


def test_publishing_again_moves_the_public_mark():
    statement = PublishedStatementFactory.create()
    statement.place = "别处"
    statement.save()

    publish(statement, at=NOON)

    assert list(statement.revisions.values_list("number", "is_public")) == [
        (1, False),
        (2, True),
    ]


def test_what_was_changed_after_it_was_seen_is_not_published():
    statement = StatementFactory.create()
    statement.place = "别处"
    statement.save()
    record_revision(statement, at=NOON)

    with pytest.raises(NotPublishable, match="look at revision 2 first"):
        publish(statement, at=NOON, seen=1)

    assert not Revision.objects.public().exists()
    assert publish(statement, at=NOON, seen=2).number == 2


def test_a_save_that_changes_nothing_writes_no_revision():
    statement = StatementFactory.create()

    record_revision(statement, at=NOON)

    assert statement.revisions.count() == 1


def test_a_revision_has_the_hash_of_its_content():
    revision = StatementFactory.create().revisions.get()

    assert revision.sha256 == digest(revision.content)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"title": " "}, "a title"),
        ({"language": ""}, "a language"),
        ({"preamble": "", "articles": 0}, "a text"),
    ],
)
def test_what_a_statement_lacks_is_said(lacking, said):
    statement = StatementFactory.create(**lacking)

    with pytest.raises(NotPublishable, match=said):
        publish(statement, at=NOON)

    assert not Revision.objects.public().exists()


def test_withdrawing_takes_it_from_the_public_and_keeps_the_reason():
    statement = PublishedStatementFactory.create()

    withdraw(statement, reason="Not authentic.", at=NOON)

    statement.refresh_from_db()
    assert not Revision.objects.public().exists()
    assert (statement.state, statement.withdrawn_reason) == ("withdrawn", "Not authentic.")


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_needs_a_reason(reason):
    statement = PublishedStatementFactory.create()

    with pytest.raises(NotWithdrawable):
        withdraw(statement, reason=reason, at=NOON)

    assert Revision.objects.public().exists()


def test_a_withdrawn_statement_can_be_published_again():
    statement = PublishedStatementFactory.create()
    withdraw(statement, reason="By mistake.", at=NOON)

    publish(statement, at=NOON)

    statement.refresh_from_db()
    assert (statement.state, statement.withdrawn_reason) == ("published", "")
