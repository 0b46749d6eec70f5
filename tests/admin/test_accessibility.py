"""The desk in a real browser: for screen readers, keyboards, phones and tired eyes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import sync_playwright

from archive.models.witness import Status
from site_config.models import ONLY_ROW
from tests.browser import CHROMIUM_FLAGS, chromium_or_skip
from tests.factories import (
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    ReadingFactory,
    WitnessFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
LOOKS = [(size, scheme) for size in (LAPTOP, PHONE) for scheme in ("light", "dark")]
# The preload of style sheets asks for what the policy forbids, and finds nothing to say here.
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}

SETTLED = "Promise.all(document.getAnimations().map(each => each.finished))"
SCROLLED = """async () => {
  const panel = document.querySelector(".desk-source");
  for (let tries = 0; tries < 100 && !panel.scrollTop; tries++) {
    await new Promise(done => setTimeout(done, 20));
  }
  return panel.scrollTop;
}"""

LISTS = ["statement", "headline", "source", "capture", "witness", "importrun", "revision"]
FORMS = [*LISTS, "reading"]


@pytest.fixture
def browser():
    executable = chromium_or_skip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server, administrator_client):
    """A page of a logged-in administrator; its address bar starts at the live server."""
    context = browser.new_context(base_url=live_server.url, viewport=LAPTOP)
    context.add_cookies(
        [
            {"name": name, "value": cookie.value, "url": live_server.url}
            for name, cookie in administrator_client.cookies.items()
        ]
    )
    return context.new_page()


@pytest.fixture
def rows(import_run):
    """A row of each model, full enough to draw every part of its page."""
    text = "甲国和乙国声明如下:\n一、双方同意。\n林岳(签字)\n" * 20
    doubts = [
        {"severity": severity, "field": field, "message": "Look here.", "spans": [[0, 9]]}
        for severity, field in [("notice", "page"), ("warning", "title"), ("blocking", "")]
    ]
    roles = [[0, 11, "preamble"], [11, 20, "article"], [20, len(text), "site text"]]
    content = {"schema": 1, "roles": roles, "doubts": doubts}
    capture = CaptureFactory.create(text=text)
    reading = ReadingFactory.create(capture=capture, text=text, content=content)
    witness = WitnessFactory.create(capture=capture, applied_reading=reading)
    WitnessFactory.create(is_base=False, status=Status.PROPOSED)
    PublishedStatementFactory.create()
    return {
        "statement": witness.statement,
        "headline": HeadlineFactory.create(),
        "source": capture.source,
        "capture": capture,
        "reading": reading,
        "witness": witness,
        "importrun": import_run,
        "revision": witness.statement.revisions.get(),
    }


def addresses(rows, administrator):
    """Every kind of page that the desk has."""

    def page(model, name, *args):
        return reverse(f"admin:archive_{model}_{name}", args=args)

    statement = rows["statement"]
    return [
        reverse("admin:index"),
        reverse("admin:app_list", args=["archive"]),
        reverse("admin:password_change"),
        reverse("admin:password_change_done"),
        reverse("admin:site_config_sitesettings_change", args=[ONLY_ROW]),
        reverse("admin:auth_user_add"),
        reverse("admin:auth_user_change", args=[administrator.pk]),
        reverse("admin:auth_user_password_change", args=[administrator.pk]),
        reverse("admin:auth_group_change", args=[Group.objects.create(name="readers").pk]),
        *(page(model, "changelist") for model in LISTS),
        *(page(model, "change", rows[model].pk) for model in FORMS),
        *(page(model, "add") for model in ("statement", "headline", "source", "witness")),
        page("statement", "history", statement.pk),
        page("statement", "publish") + f"?statement={statement.pk}",
        page("statement", "withdraw") + f"?statement={statement.pk}",
        page("capture", "withdraw", rows["capture"].pk),
        page("headline", "delete", rows["headline"].pk),
        "/admin/nothing/",
    ]


def grave_findings(page, address):
    """What axe finds serious or critical, in every size and colour scheme."""
    page.goto(address)
    for size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        look = f"{address} {size['width']} {scheme}"
        for finding in Axe().run(page, options=AXE_OPTIONS).response["violations"]:
            if finding["impact"] in {"serious", "critical"}:
                places = [node["target"] for node in finding["nodes"]]
                yield f"{look}: {finding['id']} {places}"
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{look}: wider than the window"


def test_no_page_has_a_grave_finding(page, rows, administrator):
    found = [
        finding
        for address in addresses(rows, administrator)
        for finding in grave_findings(page, address)
    ]

    assert found == []


def test_neither_have_the_pages_before_and_after(browser, live_server, page):
    stranger = browser.new_context(base_url=live_server.url).new_page()
    found = list(grave_findings(stranger, reverse("admin:login")))
    page.goto(reverse("admin:index"))

    page.click("#logout-form button")
    page.wait_for_selector(".logged-out")
    found += [
        finding["id"]
        for finding in Axe().run(page, options=AXE_OPTIONS).response["violations"]
        if finding["impact"] in {"serious", "critical"}
    ]

    assert found == []


def test_no_page_breaks_its_own_policy(page, rows, administrator):
    complaints = []
    page.on("console", lambda message: complaints.append((message.type, message.text)))
    page.on("pageerror", lambda error: complaints.append(("error", str(error))))

    for address in addresses(rows, administrator)[:-1]:  # the last is unknown
        page.goto(address)

    assert [text for kind, text in complaints if kind == "error"] == []


def test_the_skip_link_leads_to_the_content(page):
    page.goto(reverse("admin:archive_statement_changelist"))

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-to-content-link"
    assert page.locator(".skip-to-content-link").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content-start"


@pytest.mark.parametrize("model", ["statement", "witness"])
def test_the_focus_can_be_seen_wherever_it_is(model, page, rows):
    address = f"admin:archive_{model}_" + ("add" if model == "witness" else "change")
    page.goto(reverse(address, args=[] if model == "witness" else [rows[model].pk]))
    unseen = []

    for _ in range(70):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const focused = document.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(focused);
              return [focused.outerHTML.slice(0, 80), outlineStyle, outlineWidth];
            }"""
        )
        if focused[0].startswith("<body"):
            break
        if focused[1] == "none" or focused[2] == "0px":
            unseen.append(focused)

    assert unseen == []


def test_the_source_is_scrolled_by_keyboard(page, rows):
    page.goto(reverse("admin:archive_statement_change", args=[rows["statement"].pk]))
    panel = page.get_by_role("region", name="Source and doubts")

    panel.focus()
    page.keyboard.press("End")

    assert page.evaluate(SCROLLED) > 0


def test_the_bar_that_saves_and_the_source_stay_in_sight(page, rows):
    page.goto(reverse("admin:archive_statement_change", args=[rows["statement"].pk]))

    for scrolled in (0, 400):
        page.evaluate(f"scrollTo(0, {scrolled})")
        save = page.locator("[name=_save]").bounding_box()
        source = page.locator(".desk-source").bounding_box()
        assert 0 <= save["y"] <= LAPTOP["height"] - save["height"]
        assert -1 <= source["y"] < LAPTOP["height"] / 2
