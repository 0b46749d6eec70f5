"""Script payloads in every text that a capture or a table can bring, shown in a browser."""

import json
from html import escape

import pytest
from django.urls import reverse
from playwright.sync_api import sync_playwright

from archive.exports.formats import COMMAND, FileFormat, read_table
from archive.exports.tables import expected
from archive.models import Headline, Revision, Source, Statement
from archive.services.importing import RawCapture, import_capture
from archive.services.publishing import publish
from archive.services.spreadsheets import Authorship, import_table
from tests.browser import CHROMIUM_FLAGS, chromium_or_skip
from tests.factories import NOON, AdministratorFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARK = "pwned"
AFTER_ALL = 99  # no statement here has as many revisions
PAYLOADS = [
    f'<script>document.body.id="{MARK}"</script>',
    f"</script><script>alert('{MARK}')</script>",
    '"><svg onload=alert(1) class=pwned>',
    "'><img src=x onerror=alert(1) class=pwned>",
    "<img src=x onerror=alert(1) class=pwned>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1) class=pwned></iframe>",
    '<iframe srcdoc="<script>parent.alert(1)</script>" class=pwned></iframe>',
    "<a href=javascript:alert(1) class=pwned>甲</a>",
    "<object data=javascript:alert(1) class=pwned></object>",
    "<embed src=javascript:alert(1) class=pwned>",
    "<form action=javascript:alert(1) class=pwned><input type=submit></form>",
    "<input autofocus onfocus=alert(1) class=pwned>",
    "<details open ontoggle=alert(1) class=pwned>",
    "<video><source onerror=alert(1) class=pwned></video>",
    "<math><mtext></mtext><mglyph><svg onload=alert(1) class=pwned>",
    "<style>@import 'javascript:alert(1)';body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css class=pwned>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/ class=pwned>",
    "</title><svg onload=alert(1) class=pwned>",
    "</textarea><svg onload=alert(1) class=pwned>",
    "</style><svg onload=alert(1) class=pwned>",
    "--><svg onload=alert(1) class=pwned>",
    "]]><svg onload=alert(1) class=pwned>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "{{7*7}}",
    "{% debug %}",
    "${alert(1)}",
    "<%= 7*7 %>",
    "`-alert(1)-`",
    "';alert(1);//",
    '\\";alert(1);//',
    "\u2028alert(1)\u2029",
    "\u202etxt.exe\u202c<b class=pwned>",
    "＜script＞alert(1)＜/script＞",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;svg onload=alert(1) class=pwned&#62;",
]


def page_with(payload, number):
    """A captured page that shows the payload in every place where a page prints a text."""
    lines = [
        f"{payload}报料热线:{number}",
        f"甲国和乙国关于{payload}问题的联合声明",
        f"甲国外交部和乙国外交部就{payload}问题声明如下:",
        f"一、双方{payload}同意。",
        f"二、双方{payload}重申。" + "双方将继续就共同关心的问题保持沟通。" * 40,
        "二〇一九年五月六日于临江",
        f"{payload}(签字)",
        f"{payload}大桥通车2022-01-16",
        f"{payload}新闻2022-01-16",
    ]
    shown = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<!doctype html>\n<html><body>\n{shown}\n</body></html>"


@pytest.fixture
def planted(transactional_db):  # noqa: ARG001 -- asks for the database
    """Each payload captured, put into every column by a table, and published."""
    assert len(PAYLOADS) == 40
    for number, payload in enumerate(PAYLOADS, start=1):
        content = page_with(payload, number).encode()
        url = f"https://news{number}.example/?q={number}"
        import_capture(RawCapture(content, url=url), at=NOON)
    statements = list(Statement.objects.order_by("number"))
    assert len(statements) == len(PAYLOADS)
    for source, text in zip(Source.objects.order_by("pk"), PAYLOADS, strict=True):
        Source.objects.filter(pk=source.pk).update(name=text, tip_line=text)
    bring(
        "statement",
        [
            {
                "number": each.number,
                "language": "zh-Hans",
                "title": text,
                "place": text[:200],
                "lead_in": text,
                "preamble": text,
                "closing": text,
                "signed_text": text[:200],
            }
            for each, text in zip(statements, PAYLOADS, strict=True)
        ],
    )
    bring(
        "article",
        [
            {
                "statement": each.number,
                "key": "",
                "label": text[:40],
                "heading": text,
                "text": text,
            }
            for each, text in zip(statements, PAYLOADS, strict=True)
        ],
    )
    bring(
        "signatory",
        [
            {
                "statement": each.number,
                "order": each.signatories.count() + 1,
                "name": text,
                "institution": text,
                "role": text,
                "mark": text[:40],
            }
            for each, text in zip(statements, PAYLOADS, strict=True)
        ],
    )
    bring(
        "headline",
        [
            {"capture": "", "order": 0, "title": text, "published_on": "2022-01-16"}
            for text in PAYLOADS
        ],
    )
    for statement in statements:
        publish(statement, at=NOON)
    return statements


def bring(table, rows):
    if table != "headline":
        rows = [row | {"revision": AFTER_ALL} for row in rows]
    content = json.dumps(rows).encode()
    read = read_table(content, FileFormat.JSON, expected=expected(table), limits=COMMAND)
    done = import_table(table, read, by=Authorship(at=NOON))
    assert done.comparison.problems == ()
    assert len(done.comparison.changes) == len(rows)


@pytest.fixture
def browser_page(live_server, client):
    """A page of someone who is logged in, and what went wrong in it."""
    executable = chromium_or_skip()
    complaints = []
    administrator = AdministratorFactory.create(username="administrator")
    client.force_login(administrator)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        context = browser.new_context()
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(live_server.url)
                or request.url.startswith("data:")
                or complaints.append(request.url)
            ),
        )
        yield page, complaints
        browser.close()


def addresses(statements):
    """Lists, and for a few statements every page that speaks of them."""
    yield from ("/", "/about/", "/headlines/", "/statements/")
    yield reverse("admin:index")
    for name in (
        "statement",
        "article",
        "signatory",
        "headline",
        "source",
        "capture",
        "reading",
    ):
        yield reverse(f"admin:archive_{name}_changelist")
    yield reverse("admin:archive_revision_changelist")
    for statement in statements:
        yield f"/statements/{statement.number}/"
    for statement in statements[::8]:
        yield f"/statements/{statement.number}/{statement.articles.last().key}/"
        yield reverse("admin:archive_statement_change", args=[statement.pk])
        for task in ("publish", "withdraw"):
            asking = reverse(f"admin:archive_statement_{task}")
            yield f"{asking}?statement={statement.pk}"
        revision = Revision.objects.filter(statement=statement).latest("number")
        yield reverse("admin:archive_revision_change", args=[revision.pk])
        witness = statement.witnesses.select_related("capture").get()
        yield f"/captures/{witness.capture.number}/"
        yield reverse("admin:archive_capture_change", args=[witness.capture_id])
    for headline in Headline.objects.order_by("pk")[::20]:
        yield reverse("admin:archive_headline_change", args=[headline.pk])


def test_forty_payloads_are_shown_as_text(planted, browser_page, live_server):
    page, complaints = browser_page
    created = []

    for address in addresses(planted):
        response = page.goto(live_server.url + address)
        assert response.status == 200, address
        assert "default-src 'none'" in response.headers["content-security-policy"]
        if page.locator(f".{MARK}, #{MARK}, [onload], [onerror], [srcdoc], base").count():
            created.append(address)
        if page.locator(
            "a[href^='javascript:'], a[href^='data:'], a[href^='vbscript:']"
        ).count():
            created.append(address)

    assert created == []
    assert complaints == []


def test_the_preview_of_an_import_shows_them_as_text(
    planted, browser_page, live_server, tmp_path
):
    page, complaints = browser_page
    file = tmp_path / "statements.json"
    rows = [
        {"number": each.number, "title": f"新{text}", "place": "", "revision": AFTER_ALL}
        for each, text in zip(planted, PAYLOADS, strict=True)
    ]
    file.write_text(json.dumps(rows))

    page.goto(live_server.url + reverse("admin:archive_statement_import"))
    page.set_input_files("#id_file", str(file))
    with page.expect_navigation():
        page.click("input[type=submit]")

    assert page.locator(".differences ins").count() == 2 * len(planted)
    assert page.locator(f".{MARK}, #{MARK}, [onload], [onerror]").count() == 0
    with page.expect_navigation():
        page.click(".submit-row input[type=submit]")
    assert f"{len(planted)} rows imported" in page.inner_text(".messagelist")
    assert complaints == []
