"""The whole thread in a real browser: import, log in, look, correct, publish, read."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from archive.models import Statement
from archive.services.importing import RawCapture, import_capture
from tests.browser import CHROMIUM_FLAGS, chromium_or_skip
from tests.factories import NOON, AdministratorFactory

SAMPLES = Path(__file__).parent / "samples"
PASSWORD = "correct horse battery"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page():
    """A page of a fresh browser; errors of the page and of its policy fail the test."""
    executable = chromium_or_skip()
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert complaints == []


@pytest.fixture
def river(transactional_db):  # noqa: ARG001 -- asks for the database
    content = (SAMPLES / "2021-03-12-river-statement" / "capture.txt").read_bytes()
    number = import_capture(RawCapture(content), at=NOON).statement
    return Statement.objects.get(number=number)


def click_through(page, selector):
    """Click what leads to another page, and wait for that."""
    with page.expect_navigation():
        page.click(selector)


def test_an_editor_corrects_and_publishes_and_a_reader_reads(page, live_server, river):
    administrator = AdministratorFactory.create(username="chen")
    administrator.set_password(PASSWORD)
    administrator.save()

    page.goto(f"{live_server.url}/admin/archive/statement/{river.pk}/change/")
    page.fill("#id_username", "chen")
    page.fill("#id_password", PASSWORD)
    click_through(page, "input[type=submit]")
    assert "composed of who signed" in page.inner_text("body")  # the doubt about the title
    assert "望潮晚报网报料热线" in page.inner_text("body")  # the source beside the fields
    page.fill("#id_place", "望潮市")
    click_through(page, "[name=_continue]")
    address = f"{live_server.url}/statements/{river.number}/"
    assert page.request.get(address).status == 404

    click_through(page, "[name=_publish]")
    page.goto(address)
    assert page.inner_text("h1") == river.title
    assert "望潮市" in page.inner_text("main")
    click_through(page, "#art-3 a[href$='/art-3/']")
    assert page.url == f"{live_server.url}/statements/{river.number}/art-3/"
    assert "双值守" in page.inner_text("main")

    page.goto(f"{live_server.url}/headlines/")
    assert page.locator("main li").count() >= 25
