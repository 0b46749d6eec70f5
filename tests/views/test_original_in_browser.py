"""The bytes of a captured page in a browser: kept as a file, never run."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import CHROMIUM_FLAGS, chromium_or_skip
from tests.factories import CaptureFactory, PublishedStatementFactory, WitnessFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOSTILE = "<html><script>document.title = 'run'; fetch('/run')</script></html>"


def test_a_hostile_page_is_downloaded_and_runs_nothing(live_server, tmp_path):
    executable = chromium_or_skip()
    capture = CaptureFactory.create(text=HOSTILE, media_type="text/html")
    WitnessFactory.create(statement=PublishedStatementFactory.create(), capture=capture)
    requests = []

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        page = browser.new_page()
        page.goto(f"{live_server.url}/captures/{capture.number}/")
        page.on("request", lambda request: requests.append(request.url))
        with page.expect_download() as caught:
            page.click("a[download]")
        caught.value.save_as(tmp_path / "original")
        name, title = caught.value.suggested_filename, page.title()
        browser.close()

    assert (tmp_path / "original").read_text() == HOSTILE
    assert name == f"capture-{capture.number}.txt"
    assert title.startswith(f"Capture {capture.number}")
    assert [url for url in requests if url.endswith("/run")] == []
