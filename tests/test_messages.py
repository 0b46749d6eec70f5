"""The interface in Chinese and Russian: nothing is missing, stale or left in English."""

import ast
import gettext
import os
import re
import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from archive.admin.source_panel import SENTENCES, panel_of
from archive.models import ImportRun, Statement
from archive.models.importing import OUTCOME_NAMES
from archive.services.importing import Outcome, RawCapture, import_capture
from archive.services.publishing import publish, withdraw
from site_config.models import SiteSettings
from tests.factories import NOON, PublishedStatementFactory

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "archive" / "locale"
FORMS = {"zh_Hans": 1, "ru": 3}  # the plural forms of each language
FIELD = re.compile(r'(?P<name>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? (?P<text>".*")')
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|</?\w[^>]*>")
HAN_BESIDE_ASCII_MARK = re.compile(r"[\u4e00-\u9fff] ?[,;:!?()]|[,;:!?()][\u4e00-\u9fff]")
DEFAULT_TEXTS = {SiteSettings().tip_line, SiteSettings().home_text}  # what an editor may edit
ENGLISH = re.compile(r"[A-Za-z][a-z'’]+(?:,? [a-z'’]+){2,}")  # three words one after another


@dataclass
class Message:
    """An entry of a catalogue's source."""

    msgctxt: str | None = None
    msgid: str = ""
    msgid_plural: str | None = None
    msgstr: list[str] = field(default_factory=list)
    flags: str = ""

    @property
    def key(self):
        """What the compiled catalogue calls it."""
        return self.msgid if self.msgctxt is None else f"{self.msgctxt}\x04{self.msgid}"


def messages_in(path):
    """The entries of a .po file, its header left out."""
    entries = path.read_text(encoding="utf-8").split("\n\n")
    return [message for entry in entries if (message := _message(entry)).msgid]


def _message(entry):
    message, name = Message(), ""
    for line in entry.splitlines():
        if line.startswith("#,"):
            message.flags += line
        elif found := FIELD.fullmatch(line):
            name = found["name"]
            if name == "msgstr":
                message.msgstr.append(ast.literal_eval(found["text"]))
            else:
                setattr(message, name, ast.literal_eval(found["text"]))
        elif line.startswith('"') and name == "msgstr":
            message.msgstr[-1] += ast.literal_eval(line)
        elif line.startswith('"'):
            setattr(message, name, getattr(message, name) + ast.literal_eval(line))
    return message


@pytest.fixture(params=FORMS)
def locale(request):
    return request.param


@pytest.fixture
def catalogue(locale):
    return CATALOGUES / locale / "LC_MESSAGES" / "django.po"


@pytest.fixture
def messages(catalogue):
    return messages_in(catalogue)


def test_every_message_is_translated_in_every_form(messages, locale):
    lacking = [
        message.key
        for message in messages
        if len(message.msgstr) != (FORMS[locale] if message.msgid_plural else 1)
        or not all(message.msgstr)
    ]
    assert lacking == []


def test_no_translation_is_only_a_guess(messages):
    assert [message.key for message in messages if "fuzzy" in message.flags] == []


def test_translations_keep_placeholders_tags_and_outer_spaces(messages):
    def frame(text):
        spaces = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return sorted(PLACEHOLDER.findall(text)), spaces

    changed = [
        (text, message.key)
        for message in messages
        for text in message.msgstr
        if frame(text) != frame(message.msgid_plural or message.msgid)
    ]
    assert changed == []


def test_chinese_is_written_with_full_width_marks():
    path = CATALOGUES / "zh_Hans" / "LC_MESSAGES" / "django.po"
    texts = [text for message in messages_in(path) for text in message.msgstr]

    assert [text for text in texts if HAN_BESIDE_ASCII_MARK.search(text)] == []


def test_the_compiled_catalogue_says_what_its_source_says(catalogue, messages):
    with catalogue.with_suffix(".mo").open("rb") as file:
        compiled = dict(gettext.GNUTranslations(file)._catalog)
    compiled.pop("")

    expected = {}
    for message in messages:
        if message.msgid_plural:
            forms = enumerate(message.msgstr)
            expected |= {(message.key, number): text for number, text in forms}
        else:
            expected[message.key] = message.msgstr[0]
    assert compiled == expected


def test_every_marked_string_is_in_the_catalogues(tmp_path, monkeypatch, settings):
    if not (shutil.which("xgettext") and shutil.which("msgmerge")):
        reason = "GNU gettext is not installed (Debian: apt-get install gettext)"
        pytest.fail(reason) if os.environ.get("CHANCERY_FORBID_SKIPS") else pytest.skip(reason)
    for folder in ("archive", "site_config", "templates"):
        leave = shutil.ignore_patterns("__pycache__", "static")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=leave)
    settings.LOCALE_PATHS = [tmp_path / "archive" / "locale"]
    monkeypatch.chdir(tmp_path)

    call_command("makemessages", locale=list(FORMS), no_obsolete=True, verbosity=0)

    for locale in FORMS:
        extracted = settings.LOCALE_PATHS[0] / locale / "LC_MESSAGES" / "django.po"
        committed = CATALOGUES / locale / "LC_MESSAGES" / "django.po"
        keys = {message.key for message in messages_in(extracted)}
        assert keys == {message.key for message in messages_in(committed)}


def doubts_of_the_reader():
    """Code and sentence of every doubt in the reader's source; None for a composed one."""
    for path in sorted((ROOT / "archive" / "parsing").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Doubt":
                code, _severity, _field, sentence, *_spans = node.args
                yield code.value, getattr(sentence, "value", None)


def test_every_doubt_of_the_reader_has_its_sentence():
    assert {code for code, _sentence in doubts_of_the_reader()} == set(SENTENCES)


def test_a_sentence_that_is_never_composed_is_the_readers_own():
    with override("en"):
        for code, sentence in doubts_of_the_reader():
            if sentence is not None:
                assert str(SENTENCES[code]) == sentence


def test_every_outcome_of_an_import_has_its_name():
    assert set(OUTCOME_NAMES) == set(Outcome)


class VisibleText(HTMLParser):
    """What a page says in its own language: not what stands in an element with a ``lang``."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
    SAID = frozenset({"alt", "aria-label", "placeholder", "title"})
    NOT_SAID = frozenset({"script", "style", "code"})

    def __init__(self):
        super().__init__()
        self.language = ""
        self.foreign = []  # for each open element, whether its text is not the page's own
        self.texts = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.language = given["lang"]
        is_foreign = any(self.foreign[-1:]) or tag in self.NOT_SAID
        is_foreign = is_foreign or given.get("lang", self.language) != self.language
        if not is_foreign:
            self.texts += [given[name] for name in self.SAID & set(given) if given[name]]
            if tag == "meta" and given.get("name") == "description":
                self.texts.append(given["content"])
        if tag not in self.VOID:
            self.foreign.append(is_foreign)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            self.foreign.pop()

    def handle_data(self, data):
        if data.strip() and not any(self.foreign[-1:]):
            self.texts.append(" ".join(data.split()))


@pytest.fixture
def river(db):  # noqa: ARG001 -- asks for the database
    """A published statement from a page with headlines, its reading with a doubt."""
    path = ROOT / "tests" / "samples" / "2021-03-12-river-statement" / "capture.txt"
    number = import_capture(RawCapture(path.read_bytes()), at=NOON).statement
    statement = Statement.objects.get(number=number)
    publish(statement, at=NOON)
    SiteSettings.objects.create()
    return statement


@pytest.fixture
def addresses(river):
    gone = PublishedStatementFactory.create()
    withdraw(gone, reason="重复。", at=NOON)
    run = ImportRun.objects.create(command="…", reader_version="1", started_at=NOON)
    run.counts = dict.fromkeys(Outcome, 2)
    run.save()
    capture = river.witnesses.get().capture
    lists = "statement article capture headline importrun reading revision signatory source"
    return [
        *("/", "/statements/", "/headlines/", "/about/"),
        *("/statements/?kind=treaty", "/headlines/?year=1900", f"/statements/{gone.number}/"),
        *(f"/statements/{river.number}/{part}" for part in ("", "preamble/", "art-1/")),
        *(f"/statements/{river.number}/art-99/", "/nothing/", f"/captures/{capture.number}/"),
        *("/admin/", "/admin/nothing/", "/admin/site_config/sitesettings/1/change/"),
        *(f"/admin/archive/{name}/" for name in (*lists.split(), "tombstone", "witness")),
        *(f"/admin/archive/{name}/add/" for name in ("statement", "headline", "source")),
        *(f"/admin/archive/article/{task}/" for task in ("import", "export")),
        f"/admin/archive/statement/{river.pk}/change/",
        f"/admin/archive/statement/publish/?statement={river.pk}",
        f"/admin/archive/statement/withdraw/?statement={river.pk}",
        f"/admin/archive/capture/{capture.pk}/change/",
        f"/admin/archive/importrun/{run.pk}/change/",
    ]


@pytest.mark.parametrize("language", ["zh-hans", "ru"])
def test_no_page_says_anything_in_english(language, administrator_client, addresses):
    for address in addresses:
        response = administrator_client.get(f"/{language}{address}")
        assert response.status_code in {200, 404, 410}, address
        page = VisibleText()
        page.feed(response.text)
        own = [each for each in page.texts if each not in DEFAULT_TEXTS]
        assert (address, page.language) == (address, language)
        assert (address, [text for text in own if ENGLISH.search(text)]) == (address, [])


def test_a_doubt_is_told_in_the_language_of_the_interface(river):
    reading = river.witnesses.get().applied_reading
    (doubt,) = panel_of(reading).doubts

    with override("en"):
        assert str(doubt.message) == reading.content["doubts"][0]["message"]
    with override("zh-hans"):
        assert str(doubt.message).startswith("页面未载标题；")
    with override("ru"):
        assert str(doubt.message).startswith("На странице названия нет;")


def test_a_doubt_without_a_sentence_of_its_own_is_told_as_stored(river):
    reading = river.witnesses.get().applied_reading
    reading.content["doubts"] = [{"code": "of-old", "message": "Look here."}]

    with override("ru"):
        (doubt,) = panel_of(reading).doubts
        assert (doubt.is_stored_shown, str(doubt.message)) == (True, "Look here.")


@pytest.mark.django_db
def test_the_default_texts_of_the_site_are_translated_and_an_editors_are_not(client):
    assert "如知有声明未收" in client.get("/zh-hans/").text

    SiteSettings.objects.create(tip_line="Write to the river.")

    assert "Write to the river." in client.get("/zh-hans/").text
