"""Every public page in a browser, in light and in dark: nothing that shuts readers out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from archive.services.publishing import withdraw
from tests.browser import CHROMIUM_FLAGS, chromium_or_skip
from tests.factories import NOON, PublishedStatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW, WIDE = 320, 1280


@pytest.fixture
def browser():
    executable = chromium_or_skip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def addresses(transactional_db, published):  # noqa: ARG001 -- asks for the database
    PublishedStatementFactory.create(
        title="Совместное заявление", language="ru", title_basis="inferred", kind="treaty"
    )
    withdrawn = PublishedStatementFactory.create(title="Withdrawn", language="en")
    withdraw(withdrawn, reason="Not authentic.", at=NOON)
    number, capture = published.number, published.witnesses.get().capture.number
    return [
        "/",
        "/statements/",
        "/statements/?kind=treaty&year=2019",
        "/statements/?kind=resolution",
        f"/statements/{number}/",
        f"/zh-hans/statements/{number}/",
        f"/statements/{number}/art-1/",
        f"/statements/{number}/art-99/",
        f"/statements/{withdrawn.number}/",
        f"/captures/{capture}/",
        "/headlines/",
        "/ru/headlines/?year=2022",
        "/about/",
        "/zh-hans/about/",
        "/nothing/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_page_has_a_serious_fault(width, scheme, browser, live_server, addresses):
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=False
    )
    faults, too_wide = [], []
    for address in addresses:
        page.goto(live_server.url + address)
        found = Axe().run(page).response["violations"]
        faults += [
            (address, each["id"], [node["html"] for node in each["nodes"]])
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)

    assert faults == []
    assert too_wide == []
