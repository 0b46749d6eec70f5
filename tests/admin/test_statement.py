"""The statement's form: source and doubts, saving, publishing, two editors."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from archive.models import Accession, Revision, Statement
from archive.models.statement import State
from archive.services.publishing import withdraw
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

SOURCE = "甲国和乙国声明如下:\n一、双方<b>同意</b>。\n"
EMPTY_ROWS = {
    f"{prefix}-{name}_FORMS": "0"
    for prefix in ("articles", "signatories")
    for name in ("TOTAL", "INITIAL")
}


def change_address(statement):
    return reverse("admin:archive_statement_change", args=[statement.pk])


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def record_change(statement):
    statement.place = "别处"
    statement.save()
    record_revision(statement, at=NOON)


@pytest.fixture
def read_statement():
    """A statement with the source it was read from, and a doubt."""
    doubt = {
        "code": "title-inferred",
        "severity": "warning",
        "field": "title",
        "message": "The page prints no title.",
        "spans": [[0, 10]],
    }
    content = {
        "schema": 1,
        "roles": [[0, 11, "preamble"], [11, len(SOURCE), "article"]],
        "doubts": [doubt],
    }
    reading = ReadingFactory.create(text=SOURCE, content=content)
    statement = StatementFactory.create()
    WitnessFactory.create(statement=statement, capture=reading.capture, applied_reading=reading)
    return statement


def test_the_form_shows_the_doubts_with_the_passages_they_speak_of(
    read_statement, administrator_client
):
    panel = administrator_client.get(change_address(read_statement)).context["panel"]

    (doubt,) = panel.doubts
    assert (doubt.severity, doubt.message) == ("warning", "The page prints no title.")
    assert (doubt.field_name, doubt.input_id) == ("title", "id_title")
    assert doubt.passages == ("甲国和乙国声明如下:",)


def test_the_form_shows_the_source_by_roles_and_escaped(read_statement, administrator_client):
    page = administrator_client.get(change_address(read_statement)).content.decode()

    assert 'class="source-block role-preamble"' in page
    assert '<span class="source-role">article</span>' in page
    assert "一、双方&lt;b&gt;同意&lt;/b&gt;。" in page


def test_a_statement_entered_by_hand_says_that_it_has_no_source(administrator_client):
    statement = StatementFactory.create()

    response = administrator_client.get(change_address(statement))

    assert "it has no source text" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(
    count, administrator_client, django_assert_num_queries
):
    for _ in range(count):
        PublishedStatementFactory.create()

    with django_assert_num_queries(7):
        response = administrator_client.get(reverse("admin:archive_statement_changelist"))

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_asks_a_fixed_number_of_queries(
    count, administrator_client, django_assert_num_queries
):
    statement = PublishedStatementFactory.create(articles=count, signatories=count)
    WitnessFactory.create(statement=statement)
    ContentType.objects.get_for_model(Statement)  # kept in memory after the first request

    with django_assert_num_queries(8):
        administrator_client.get(change_address(statement))


def test_a_save_writes_a_revision_with_its_author(post_as_shown, administrator):
    statement = StatementFactory.create()

    post_as_shown(statement, place="别处")

    newest = statement.revisions.get(number=2)
    assert (newest.place, newest.author) == ("别处", administrator)


def test_a_change_in_an_article_alone_writes_a_revision(post_as_shown):
    statement = StatementFactory.create(articles=1)

    post_as_shown(statement, **{"articles-0-text": "双方重申。"})

    assert statement.revisions.get(number=2).content["articles"][0]["text"] == "双方重申。"


def test_a_save_without_a_change_writes_none_and_says_so(administrator_client, shown_form):
    statement = StatementFactory.create(preamble="　　双方声明如下:\n第二行")

    response = administrator_client.post(
        change_address(statement), shown_form(statement), follow=True
    )

    assert statement.revisions.count() == 1
    assert "Nothing was changed: revision 1 is still the newest." in messages_of(response)


def test_a_statement_by_hand_gets_the_next_number_and_a_revision(administrator_client):
    Accession.objects.create(series="statement", last=16)
    sent = EMPTY_ROWS | {
        "title": "甲乙联合声明",
        "title_basis": "supplied",
        "kind": "other",
        "articles-TOTAL_FORMS": "1",
        "articles-0-number": "3",
        "articles-0-text": "双方同意。",
    }

    administrator_client.post(reverse("admin:archive_statement_add"), sent)

    statement = Statement.objects.get()
    assert (statement.number, statement.state) == (17, State.DRAFT)
    assert statement.revisions.get().content["articles"][0]["key"] == "art-3"


def test_a_date_without_a_precision_is_a_day(post_as_shown):
    statement = StatementFactory.create(signed_on=None, signed_precision="")

    post_as_shown(statement, signed_on="2020-02-03")

    statement.refresh_from_db()
    assert (statement.signed_on, statement.signed_precision) == (date(2020, 2, 3), "day")


class TestTwoEditors:
    @pytest.fixture
    def overtaken(self, shown_form):
        """A statement, and its form as shown before another editor saved."""
        statement = StatementFactory.create(articles=2)
        shown = shown_form(statement)
        statement.place = "北原"
        statement.save()
        record_revision(statement, at=NOON, author=UserFactory.create(username="olga"))
        return statement, shown

    @pytest.mark.parametrize("field", ["title", "articles-1-text", "signatories-0-name"])
    def test_the_later_save_is_refused_and_keeps_what_was_typed(
        self, field, overtaken, post_as_shown
    ):
        statement, shown = overtaken

        response = post_as_shown(statement, shown, **{field: "我写的字"})

        (error,) = response.context["adminform"].form.non_field_errors()
        assert "olga saved this statement on 1 March 2026, 12:00 (revision 2)" in error
        assert "我写的字" in response.content.decode()
        statement.refresh_from_db()
        assert (statement.place, statement.revisions.count()) == ("北原", 2)
        assert not statement.articles.filter(text="我写的字").exists()

    def test_what_was_typed_in_an_article_deleted_meanwhile_is_shown(
        self, overtaken, post_as_shown
    ):
        statement, shown = overtaken
        statement.articles.first().delete()

        response = post_as_shown(
            statement, shown, **{"articles-0-text": "我写的", "articles-1-text": "我也写的"}
        )

        page = response.content.decode()
        assert ("我写的" in page, "我也写的" in page) == (True, True)

    @pytest.mark.parametrize("garbled", ["", "0", "01", "x", "1\0", "9" * 400])
    def test_a_missing_or_garbled_base_counts_as_a_conflict(self, garbled, post_as_shown):
        statement = StatementFactory.create()

        response = post_as_shown(statement, base_revision=garbled, place="别处")

        assert response.context["adminform"].form.errors
        assert statement.revisions.count() == 1

    def test_a_state_that_changed_meanwhile_is_not_overwritten(self, shown_form, post_as_shown):
        statement = PublishedStatementFactory.create()
        shown = shown_form(statement)
        withdraw(statement, reason="Not authentic.", at=NOON)

        post_as_shown(statement, shown, place="别处")

        statement.refresh_from_db()
        assert (statement.state, statement.place) == (State.WITHDRAWN, "别处")


class TestPublishing:
    def test_save_and_publish_publishes_what_was_saved(self, post_as_shown):
        statement = StatementFactory.create()

        response = post_as_shown(statement, place="别处", _publish="1")

        assert response.url == change_address(statement)
        assert Revision.objects.public().get().place == "别处"

    def test_what_cannot_be_published_is_saved_and_says_what_it_lacks(
        self, administrator_client, shown_form
    ):
        statement = StatementFactory.create()
        sent = shown_form(statement) | {"title": "", "place": "别处", "_publish": "1"}

        response = administrator_client.post(change_address(statement), sent, follow=True)

        assert statement.revisions.get(number=2).place == "别处"
        assert any("It lacks a title." in message for message in messages_of(response))

    def test_a_new_statement_can_be_published_at_once(self, administrator_client):
        sent = EMPTY_ROWS | {
            "title": "甲乙联合声明",
            "title_basis": "supplied",
            "kind": "other",
            "language": "zh-Hans",
            "preamble": "双方声明如下:",
            "_publish": "1",
        }

        administrator_client.post(reverse("admin:archive_statement_add"), sent)

        assert Revision.objects.public().get().title == "甲乙联合声明"

    def test_only_a_public_statement_links_to_its_page(self, administrator_client):
        draft, published = StatementFactory.create(), PublishedStatementFactory.create()

        links = [
            administrator_client.get(change_address(statement)).context["absolute_url"]
            for statement in (draft, published)
        ]

        assert links == [None, f"/statements/{published.number}/"]

    def test_changes_since_publication_are_told_in_list_and_form(self, administrator_client):
        statement = PublishedStatementFactory.create()
        statement.place = "别处"
        statement.save()
        record_revision(statement, at=NOON)
        PublishedStatementFactory.create()

        listed = administrator_client.get(
            reverse("admin:archive_statement_changelist"), {"changes": "since"}
        )
        shown = administrator_client.get(change_address(statement))

        assert list(listed.context["cl"].result_list) == [statement]
        assert shown.context["standing"] == "published, with changes since"


class TestPublishingSeveral:
    @pytest.fixture
    def chosen(self):
        return [StatementFactory.create(), StatementFactory.create()]

    @pytest.fixture
    def address(self, chosen, administrator_client):
        """Where the action leads that publishes them."""
        response = administrator_client.post(
            reverse("admin:archive_statement_changelist"),
            {
                "action": "publish_selected",
                "_selected_action": [statement.pk for statement in chosen],
            },
        )
        return response.url

    @pytest.fixture
    def publish_shown(self, chosen, address, administrator_client):
        """Send the page as it was shown before anything else happened."""
        page = administrator_client.get(address).context["rows"]
        shown = {field: number for _row, field, number in page}
        assert len(shown) == len(chosen)
        return lambda **changes: administrator_client.post(
            address, shown | changes, follow=True
        )

    def test_it_lists_what_would_be_published_and_publishes_nothing(
        self, chosen, address, administrator_client
    ):
        record_change(chosen[0])

        response = administrator_client.get(address)

        assert {(row, number) for row, _field, number in response.context["rows"]} == {
            (chosen[0], 2),
            (chosen[1], 1),
        }
        hidden = f'<input type="hidden" name="revision-{chosen[0].pk}" value="2">'
        assert hidden in response.content.decode()
        assert not Revision.objects.public().exists()

    def test_told_to_it_publishes_what_was_shown(self, chosen, publish_shown):
        response = publish_shown()

        assert messages_of(response) == ["2 statements published."]
        assert {each.statement for each in Revision.objects.public()} == set(chosen)

    def test_what_someone_saved_meanwhile_is_left_out(self, chosen, publish_shown):
        record_change(chosen[0])

        response = publish_shown()

        assert messages_of(response) == [
            f"{chosen[0]}: It was changed meanwhile: look at revision 2 first.",
            "1 statement published.",
        ]
        assert Revision.objects.public().get().statement == chosen[1]

    @pytest.mark.parametrize("garbled", ["", "0", "-1", "x", "1\0", "9" * 400])
    def test_a_missing_or_garbled_revision_was_not_seen(self, garbled, chosen, publish_shown):
        publish_shown(**{f"revision-{chosen[0].pk}": garbled})

        assert Revision.objects.public().get().statement == chosen[1]

    def test_it_publishes_what_it_can_and_warns_of_the_rest(self, chosen, publish_shown):
        Statement.objects.filter(pk=chosen[0].pk).update(title="")

        response = publish_shown()

        assert messages_of(response) == [
            f"{chosen[0].number} · untitled: It lacks a title.",
            "1 statement published.",
        ]

    def test_a_statement_without_a_revision_gets_its_first(self, administrator_client):
        statement = Statement.objects.create(
            number=900, title="声明", language="zh-Hans", preamble="双方声明如下:"
        )
        address = f"{reverse('admin:archive_statement_publish')}?statement={statement.pk}"

        shown = administrator_client.get(address)
        administrator_client.post(address, {f"revision-{statement.pk}": "0"})

        assert "no revision yet" in shown.content.decode()
        assert Revision.objects.public().get().number == 1


class TestWithdrawing:
    @pytest.fixture
    def asked(self, administrator_client):
        """Two published statements, and the answer to the action that withdraws them."""
        statements = [PublishedStatementFactory.create() for _ in range(2)]
        response = administrator_client.post(
            reverse("admin:archive_statement_changelist"),
            {
                "action": "withdraw_selected",
                "_selected_action": [statement.pk for statement in statements],
            },
        )
        return statements, response.url

    def test_it_asks_for_the_reason_and_lists_what_is_chosen(self, asked, administrator_client):
        statements, address = asked

        response = administrator_client.get(address)

        assert set(response.context["rows"]) == set(statements)
        assert Revision.objects.public().count() == 2

    @pytest.mark.parametrize("reason", ["", "  \r\n"])
    def test_it_insists_on_a_reason(self, reason, asked, administrator_client):
        _statements, address = asked

        response = administrator_client.post(address, {"reason": reason})

        assert response.context["form"].errors == {"reason": ["A withdrawal needs a reason."]}
        assert Revision.objects.public().count() == 2

    def test_told_the_reason_it_withdraws(self, asked, administrator_client):
        statements, address = asked

        administrator_client.post(address, {"reason": "Not authentic."})

        statements[0].refresh_from_db()
        assert statements[0].withdrawn_reason == "Not authentic."
        assert not Revision.objects.public().exists()

    def test_what_is_withdrawn_already_is_told(self, asked, administrator_client):
        statements, address = asked
        withdraw(statements[0], reason="Not authentic.", at=NOON)

        response = administrator_client.post(address, {"reason": "Again."}, follow=True)

        assert f"{statements[0]}: It is withdrawn already." in messages_of(response)

    @pytest.mark.parametrize("action", ["publish_selected", "withdraw_selected"])
    def test_too_many_at_once_are_refused(self, action, administrator_client, monkeypatch):
        monkeypatch.setattr("archive.admin.statement.MOST_AT_ONCE", 1)
        keys = [StatementFactory.create().pk for _ in range(2)]

        response = administrator_client.post(
            reverse("admin:archive_statement_changelist"),
            {"action": action, "_selected_action": keys},
            follow=True,
        )

        assert messages_of(response) == ["Choose at most 1 statements at a time."]

    @pytest.mark.parametrize("page", ["publish", "withdraw"])
    @pytest.mark.parametrize("keys", ["", "x", "9" * 30, "-1"])
    def test_nothing_chosen_is_an_unknown_address(self, page, keys, administrator_client):
        address = reverse(f"admin:archive_statement_{page}")

        assert administrator_client.get(address, {"statement": keys}).status_code == 404

    def test_it_needs_the_permission_to_change(self, client):
        client.force_login(UserFactory.create())
        statement = PublishedStatementFactory.create()
        address = reverse("admin:archive_statement_withdraw")

        response = client.post(f"{address}?statement={statement.pk}", {"reason": "Mine."})

        assert response.status_code == 403


def test_who_may_only_look_sees_the_statement_and_no_buttons(client):
    viewer = UserFactory.create()
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    statement = PublishedStatementFactory.create()

    page = client.get(change_address(statement)).content.decode()
    posted = client.post(change_address(statement), {"title": "我的"})

    assert (statement.title in page, "_publish" in page, "withdraw/" in page) == (
        *(True, False, False),
    )
    assert posted.status_code == 403


def test_nobody_deletes_a_statement(administrator_client):
    statement = StatementFactory.create()
    address = reverse("admin:archive_statement_delete", args=[statement.pk])

    response = administrator_client.post(address, {"post": "yes"})

    assert response.status_code == 403
    assert Statement.objects.filter(pk=statement.pk).exists()
