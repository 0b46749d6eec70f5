"""One statement: its facts, text, signatories and origin."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from archive.models import Tombstone
from archive.services.publishing import publish
from archive.services.revising import record_revision
from tests.factories import (
    NOON,
    ArticleFactory,
    CaptureFactory,
    PublishedStatementFactory,
    SignatoryFactory,
    StatementFactory,
    WitnessFactory,
)

pytestmark = pytest.mark.django_db


def address_of(statement):
    return reverse("archive:statement_detail", args=[statement.number])


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_are_fixed(count, client, django_assert_num_queries):
    statement = StatementFactory.create(articles=count, signatories=count)
    for _number in range(count):
        WitnessFactory.create(statement=statement, is_base=False)
    publish(statement, at=NOON)

    with django_assert_num_queries(4 + 7 + 4):  # the state before, the page, the state after
        response = client.get(address_of(statement))
    with django_assert_num_queries(4):
        kept = client.get(address_of(statement))

    assert response.context["revision"].statement == statement
    assert kept.content == response.content


def test_it_shows_the_public_revision_not_the_working_copy(read, published):
    published.title = "改过的标题"
    published.save()
    published.articles.update(text="改过的条文")
    record_revision(published, at=NOON)

    page = read(address_of(published))

    assert '<h1 lang="zh-Hans">甲乙联合声明</h1>' in page
    assert "改过" not in page


def test_every_citable_part_has_an_anchor(read, published):
    page = read(address_of(published))

    anchors = re.findall(r'id="((?:preamble|art|closing|signatories)[^"]*)"', page)
    assert anchors == [
        "preamble",
        "preamble-p1",
        "art-1",
        "art-1-p1",
        "art-1-p2",
        "art-2",
        "art-2-p1",
        "art-2-p2",
        "closing",
        "closing-p1",
        "signatories",
        "signatories-heading",
    ]


def test_every_link_of_the_contents_leads_to_a_part(read, published):
    page = read(address_of(published))

    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets == [
        "main",
        "preamble",
        "art-1",
        "art-2",
        "closing",
        "signatories",
        "source",
    ]
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_one_article_needs_no_contents(read):
    statement = StatementFactory.create(articles=1)
    publish(statement, at=NOON)

    assert 'class="contents"' not in read(address_of(statement))


def test_a_label_stands_with_the_first_paragraph(read):
    statement = StatementFactory.create(articles=0)
    ArticleFactory.create(
        statement=statement, order=3, label="三、", text="双方同意。\n双方商定。"
    )
    publish(statement, at=NOON)

    page = read(address_of(statement))

    assert '<p id="art-3-p1"><span class="label">三、</span>双方同意。</p>' in page
    assert '<p id="art-3-p2">双方商定。</p>' in page


def test_a_section_has_a_heading_and_holds_articles(read):
    statement = StatementFactory.create(articles=0)
    section = ArticleFactory.create(
        statement=statement, order=1, label="第一章", heading="总则", text=""
    )
    ArticleFactory.create(statement=statement, order=2, parent=section)
    publish(statement, at=NOON)

    page = read(address_of(statement))

    assert '<span class="label">第一章</span> 总则</h2>' in page
    assert '<section class="provision depth-1" id="art-2">' in page


@pytest.mark.parametrize(
    ("basis", "note"),
    [
        ("inferred", "This one was inferred from the text."),
        ("supplied", "This title was supplied by an editor"),
    ],
)
def test_a_title_that_is_not_printed_says_so(basis, note, read):
    statement = StatementFactory.create(title_basis=basis)
    publish(statement, at=NOON)

    assert note in read(address_of(statement))


def test_the_lead_in_stands_apart_from_the_text(read, published):
    page = read(address_of(published))

    before, document = page.split('<div class="document"')
    assert "声明全文如下:" in before
    assert "声明全文如下:" not in document


def test_signatories_are_shown_as_printed(read):
    statement = StatementFactory.create(signatories=0)
    SignatoryFactory.create(statement=statement, name="林岳", role="部长", institution="外交部")
    publish(statement, at=NOON)

    page = read(address_of(statement))

    assert '<span class="institution">外交部</span>' in page
    assert '<span class="office">部长</span>' in page
    assert '林岳 <span class="signing-mark">(签字)</span>' in page


def test_it_says_where_the_text_comes_from(client, published):
    response = client.get(address_of(published))

    (witness,) = response.context["witnesses"]
    assert witness.capture.sha256 in response.text
    assert (
        '<a href="https://news1.example/page?a=1&amp;b=2" rel="nofollow noopener noreferrer">'
        in response.text
    )
    assert (
        'not before <time datetime="2022-01-16">16 January 2022</time>'
        ' <span class="how">by the headlines beside it</span>' in response.text
    )
    assert f'href="/captures/{witness.capture.number}/"' in response.text


def test_a_capture_says_when_it_was_made_where_that_is_known(read):
    statement = PublishedStatementFactory.create()
    capture = CaptureFactory.create(captured_at=datetime(2022, 1, 17, 8, 30, tzinfo=UTC))
    WitnessFactory.create(statement=statement, capture=capture)

    assert ">17 January 2022, 08:30 UTC</time>" in read(address_of(statement))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/x",
        " https://a b",
        "http:",
        "//x.y",
    ],
)
def test_an_address_of_another_scheme_is_no_link(url, read):
    statement = PublishedStatementFactory.create()
    WitnessFactory.create(statement=statement, capture=CaptureFactory.create(url=url))

    page = read(address_of(statement))

    assert f'href="{url}"' not in page
    assert url in page


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_only_confirmed_witnesses_are_shown(status, client):
    statement = PublishedStatementFactory.create()
    WitnessFactory.create(statement=statement, status=status, is_base=False)

    response = client.get(address_of(statement))

    assert list(response.context["witnesses"]) == []
    assert "No captured page of it is public." in response.text


def test_a_copy_of_another_statement_is_not_shown_while_only_proposed(client, published):
    other = PublishedStatementFactory.create()
    capture = published.witnesses.get().capture
    WitnessFactory.create(
        statement=other,
        capture=capture,
        status="proposed",
        is_base=False,
        applied_reading=None,
    )

    response = client.get(address_of(other))

    assert list(response.context["witnesses"]) == []


def test_a_withdrawn_capture_is_not_shown(client, published):
    capture = published.witnesses.get().capture
    Tombstone.objects.create(capture=capture, reason="Taken down.", created_at=NOON)

    response = client.get(address_of(published))

    assert list(response.context["witnesses"]) == []
    assert capture.sha256 not in response.text


def test_captured_text_is_shown_as_text(read):
    hostile = "<script>alert(1)</script><b onclick=x>"
    statement = StatementFactory.create(
        **dict.fromkeys(
            ["title", "place", "signed_text", "lead_in", "preamble", "closing"], hostile
        )
    )
    publish(statement, at=NOON)

    page = read(address_of(statement))

    assert "<script" not in page
    assert "<b onclick" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_it_says_which_revision_and_since_when(client, published):
    published.place = "别处"
    published.save()
    publish(published, at=NOON + timedelta(days=9))

    response = client.get(address_of(published))

    assert response.context["first_published_at"] == NOON
    assert '2 of <time datetime="2026-03-10">10 March 2026</time>' in response.text
    assert '<time datetime="2026-03-01">1 March 2026</time>' in response.text


def test_neighbours_are_the_nearest_public_statements(client):
    first = PublishedStatementFactory.create()
    StatementFactory.create()
    middle = PublishedStatementFactory.create()
    StatementFactory.create()
    last = PublishedStatementFactory.create()

    context = client.get(address_of(middle)).context

    assert context["previous"].statement == first
    assert context["next"].statement == last


def test_the_permanent_address_is_the_canonical_one(read, published):
    address = address_of(published)

    page = read(f"{address}?from=elsewhere")

    assert f'<link rel="canonical" href="http://testserver{address}">' in page
