"""The documentation says what the code does: every command and setting, and no dead link."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand

ROOT = Path(__file__).parent.parent
ARCHIVE = ROOT / "archive"
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
COMMANDS = sorted(
    path.stem
    for path in (ARCHIVE / "management" / "commands").glob("*.py")
    if path.stem != "__init__"
)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
PATH_OF_OURS = re.compile(r"`((?:archive|site_config|templates|tests)/[\w/.-]*)`")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def headings(page):
    """The headings outside code, as the anchors that sites make of them."""
    lines = [line for line in page.splitlines() if re.match(r"#+ ", line)]
    words = [re.sub(r"[^\w -]", "", line.lstrip("#").strip().lower()) for line in lines]
    return {heading.replace(" ", "-") for heading in words}


def section(page, heading):
    """What stands under a heading, up to the next of the same level or above."""
    level = heading.index(" ")
    rest = page.partition(f"\n{heading}\n")[2]
    return re.split(rf"\n#{{1,{level}}} ", rest)[0]


def options_of(parser):
    return {
        name
        for action in parser._actions
        for name in action.option_strings
        if name.startswith("--")
    }


def modules_in(folder):
    return {path.name for path in folder.glob("*.py") if path.name != "__init__.py"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_place_in_the_manual(name):
    djangos_own = options_of(BaseCommand().create_parser("manage.py", name))
    parser = load_command_class("archive", name).create_parser("manage.py", name)

    text = section(read("docs/operating.md"), f"### {name}")

    assert f"manage.py {name}" in text
    missing = [o for o in options_of(parser) - djangos_own if not re.search(rf"{o}\b", text)]
    assert missing == []


def test_the_manual_describes_no_command_that_is_gone():
    commands = section(read("docs/operating.md"), "## Commands")

    assert sorted(re.findall(r"^### (\w+)$", commands, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_describes_no_option_that_is_gone(name):
    parser = load_command_class("archive", name).create_parser("manage.py", name)
    text = section(read("docs/operating.md"), f"### {name}")

    described = set(re.findall(r"^- `(--[\w-]+)", text, re.MULTILINE))

    assert described <= options_of(parser)


def test_the_manual_describes_the_settings_that_are_read_and_no_others():
    tree = ast.parse(read("site_config/settings.py"))
    variables = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
    }

    text = section(read("docs/operating.md"), "## Settings")

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)) == variables


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page):
    text = page.read_text(encoding="utf-8")
    dead = []
    for target in LINK.findall(text):
        path, _, anchor = target.partition("#")
        if re.match(r"https?://", path):
            continue
        file = page.parent / path if path else page
        if not file.exists() or (anchor and anchor not in headings(file.read_text("utf-8"))):
            dead.append(target)

    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_file_is_named_that_does_not_exist(page):
    named = PATH_OF_OURS.findall(page.read_text(encoding="utf-8"))

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_part():
    text = read("docs/architecture.md")
    parts = {
        f"archive/{path.name}/"
        for path in ARCHIVE.iterdir()
        if (path / "__init__.py").exists() and path.name != "migrations"
    }
    services = {f"archive/services/{name}" for name in modules_in(ARCHIVE / "services")}

    assert {part for part in parts | services if f"`{part}`" not in text} == set()


def test_every_step_of_reading_has_its_line():
    text = section(read("docs/parsing.md"), "## The modules, in the order in which they work")
    names = set(re.findall(r"`(\w+\.py)`", text))

    assert names == modules_in(ARCHIVE / "parsing")


@pytest.mark.parametrize(("name", "most"), [("README.md", 120), ("CONTRIBUTING.md", 80)])
def test_first_pages_stay_short(name, most):
    assert len(read(name).splitlines()) <= most


def test_every_dependency_has_its_reason():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    named = {re.split(r"[><=~\s]", each)[0] for each in project["dependencies"]}

    rows = re.findall(
        r"^\| `([\w\[\]-]+)` \|", read("docs/decisions/0002-dependencies.md"), re.MULTILINE
    )

    assert named - set(rows) == set()


def test_decisions_are_numbered_without_gaps_and_say_what_a_decision_says():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert "**Status**" in text
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]


def test_hooks_run_the_commands_of_make_check():
    makefile = read("Makefile").replace("$(BIN)", ".venv/bin")
    check = makefile.partition("\ncheck:")[2].partition("\n\n")[0]

    entries = re.findall(r"entry: (.*)$", read(".pre-commit-config.yaml"), re.MULTILINE)

    assert [each for each in entries if each.removeprefix("env ") not in check] == []
    assert len(entries) == check.count(".venv/bin/")
