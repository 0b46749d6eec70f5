"""Articles and signatories within the statement's form: their order, keys and parents."""

import pytest

from archive.models import Article
from tests.factories import ArticleFactory, StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement():
    """Three articles, art-1 to art-3."""
    return StatementFactory.create(articles=3, signatories=2)


def keys_and_orders(statement):
    return list(statement.articles.order_by("order").values_list("key", "order"))


def positions(*numbers):
    return {f"articles-{index}-position": number for index, number in enumerate(numbers)}


@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        (("2", "1", "3"), ["art-2", "art-1", "art-3"]),  # two swap
        (("3", "1", "2"), ["art-2", "art-3", "art-1"]),
        (("1", "1", "1"), ["art-1", "art-2", "art-3"]),
        (("2", "3", "2"), ["art-1", "art-3", "art-2"]),
        (("10", "0", "500"), ["art-2", "art-1", "art-3"]),
        (("", "2", ""), ["art-2", "art-1", "art-3"]),
        (("", "", ""), ["art-1", "art-2", "art-3"]),
    ],
)
def test_articles_take_the_order_that_was_typed(numbers, keys, statement, post_as_shown):
    response = post_as_shown(statement, **positions(*numbers))

    assert response.status_code == 302
    assert keys_and_orders(statement) == list(zip(keys, [1, 2, 3], strict=True))


@pytest.mark.parametrize("number", ["-1", "1.5", "x", "9" * 30, "²", "1\0"])
def test_what_is_no_number_is_refused_in_the_form(number, statement, post_as_shown):
    response = post_as_shown(statement, **positions(number))

    assert response.context["errors"]
    assert [order for _key, order in keys_and_orders(statement)] == [1, 2, 3]


def test_signatories_take_the_order_that_was_typed(statement, post_as_shown):
    first, second = statement.signatories.all()

    post_as_shown(statement, **{"signatories-0-position": "5"})

    assert list(statement.signatories.order_by("order")) == [second, first]


def test_a_new_article_gets_a_key_and_stands_where_it_was_put(statement, post_as_shown):
    post_as_shown(
        statement,
        **{
            "articles-TOTAL_FORMS": "4",
            "articles-3-position": "1",
            "articles-3-number": "1之一",
            "articles-3-text": "新条",
        },
    )

    assert [key for key, _order in keys_and_orders(statement)] == [
        *("art-1", "art-1-2", "art-2", "art-3")
    ]


def test_the_number_of_a_deleted_article_makes_another_key(statement, post_as_shown):
    post_as_shown(
        statement,
        **{
            "articles-2-DELETE": "on",
            "articles-TOTAL_FORMS": "4",
            "articles-3-number": "3",
            "articles-3-text": "新条",
        },
    )

    assert [key for key, _order in keys_and_orders(statement)] == ["art-1", "art-2", "art-3-2"]


def test_a_key_never_changes_even_when_it_is_sent(statement, post_as_shown):
    post_as_shown(statement, **{"articles-0-key": "art-9", "articles-0-number": "9"})

    assert keys_and_orders(statement)[0] == ("art-1", 1)


def test_an_article_that_says_nothing_is_refused(statement, post_as_shown):
    response = post_as_shown(statement, **{"articles-0-text": "", "articles-0-label": ""})

    assert "An article needs a label, a heading or a text." in response.content.decode()


class TestParents:
    def test_they_are_of_the_same_statement(self, statement, post_as_shown):
        stranger = ArticleFactory.create(statement=StatementFactory.create(articles=0))

        response = post_as_shown(statement, **{"articles-0-parent": str(stranger.pk)})

        formset = response.context["inline_admin_formsets"][0].formset
        assert list(formset.forms[0].errors) == ["parent"]
        choices = [value for value, _label in formset.forms[0].fields["parent"].choices]
        assert stranger.pk not in choices

    def test_one_can_be_chosen(self, statement, post_as_shown):
        first, second, _third = statement.articles.all()

        post_as_shown(statement, **{"articles-1-parent": str(first.pk)})

        second.refresh_from_db()
        assert second.parent == first

    @pytest.mark.parametrize("circle", [{0: 0}, {0: 1, 1: 0}, {0: 1, 1: 2, 2: 0}])
    def test_a_circle_is_refused_with_a_sentence(self, circle, statement, post_as_shown):
        keys = list(statement.articles.values_list("pk", flat=True))

        response = post_as_shown(
            statement,
            **{f"articles-{row}-parent": str(keys[parent]) for row, parent in circle.items()},
        )

        formset = response.context["inline_admin_formsets"][0].formset
        assert (
            "An article cannot stand within itself, not even through others."
            in (formset.forms[0].errors["parent"])
        )
        assert not Article.objects.filter(parent__isnull=False).exists()

    def test_what_stood_within_a_deleted_article_stays(self, statement, post_as_shown):
        first, second, _third = statement.articles.all()
        Article.objects.filter(pk=second.pk).update(parent=first)

        post_as_shown(statement, **{"articles-0-DELETE": "on", "articles-1-text": "新"})

        second.refresh_from_db()
        assert (second.parent, second.text, second.order) == (None, "新", 1)


@pytest.mark.parametrize(
    "tampered",
    [
        {"articles-INITIAL_FORMS": "1", "articles-TOTAL_FORMS": "1"},
        {"articles-INITIAL_FORMS": "x"},
        {"articles-TOTAL_FORMS": "9"},
        {"articles-0-id": "x"},
        {"articles-0-id": "9" * 30},
        {"articles-1-parent": "x"},
        {"_saveasnew": "1"},
    ],
)
def test_a_tampered_form_is_no_error_page(tampered, statement, post_as_shown):
    response = post_as_shown(statement, **tampered)

    assert response.status_code in {200, 302}
    assert [order for _key, order in keys_and_orders(statement)] == [1, 2, 3]
