"""What the archive says of itself."""

import pytest

from site_config.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_it_says_what_editors_wrote_as_text_in_paragraphs(read):
    SiteSettings.objects.create(
        about_text="First <b>of</b> all.\n\nAnd then.",
        contact="desk@chancery.example",
        licence="CC BY 4.0",
    )

    page = read("/about/")

    assert "<p>First &lt;b&gt;of&lt;/b&gt; all.</p>" in page
    assert "<p>And then.</p>" in page
    assert "<dd>desk@chancery.example</dd>" in page
    assert "<dd>CC BY 4.0</dd>" in page


def test_it_explains_the_words_of_the_pages(read):
    page = read("/about/")

    for word in ("Revision", "Witness", "Inferred title", "Supplied title", "Not before"):
        assert f"<dt>{word}</dt>" in page


def test_every_page_leads_to_it(read):
    assert '<a href="/about/">About</a>' in read("/")


def test_it_costs_the_frame_alone(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/about/")
