"""``import_captures``: what an operator sees."""

import json
import os
import signal

import pytest

from archive.models import Capture, ImportRun, Statement

pytestmark = pytest.mark.django_db


def test_a_file_is_imported(run, river):
    ran = run("import_captures", river)

    assert ran.status == 0
    assert ran.out.splitlines()[0] == f"{river}: new, statement 1"
    finished = ImportRun.objects.get()
    assert (finished.counts, finished.finished_at is not None) == ({"new": 1}, True)


def test_the_same_file_again_is_unchanged(run, river):
    run("import_captures", river)

    ran = run("import_captures", river, "--format", "json")

    report = json.loads(ran.out)
    assert ran.status == 0
    assert report["counts"] == {"unchanged": 1}
    assert Statement.objects.count() == Capture.objects.count() == 1


def test_the_report_as_json(run, river, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    ran = run("import_captures", river, tmp_path / "empty.txt", "--format", "json")

    report = json.loads(ran.out)
    assert ran.status == 1
    assert report["run"] == ImportRun.objects.get().pk
    assert report["counts"] == {"new": 1, "failed": 1}
    capture = Capture.objects.get()
    assert report["captures"][0] == {
        "path": str(river),
        "sha256": capture.sha256,
        "outcome": "new",
        "statement": 1,
        "reason": None,
    }
    assert report["captures"][1]["reason"] == "it is empty"


@pytest.fixture
def hostile_folder(tmp_path):
    """Files that are no pages, and one that is not there."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "random.txt").write_bytes(os.urandom(5000))
    (folder / "nuls.txt").write_bytes(b"\x00" * 5000)
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    (folder / "page.pdf").write_bytes(b"%PDF-1.7")
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "two\nlines.txt").write_bytes(b"")
    return folder


def test_bad_files_fail_with_a_reason_and_the_rest_goes_on(run, river, hostile_folder):
    paths = sorted(hostile_folder.iterdir())

    ran = run("import_captures", *paths, river)

    assert ran.status == 1
    assert "Traceback" not in ran.out + ran.err
    assert ran.out.splitlines()[0] == f"{river}: new, statement 1"
    for name, reason in [
        ("empty.txt", "it is empty"),
        ("random.txt", "it is not text"),
        ("nuls.txt", "it is not text"),
        ("large.txt", "limit: it is larger than 16 MiB"),
        ("page.pdf", ".pdf files are not read"),
        ("dangling.txt", "no such file"),
        ("pipe.txt", "it is not a regular file"),
        ("two\\nlines.txt", "it is empty"),
    ]:
        assert f"{hostile_folder}/{name}: failed: {reason}" in ran.err
    assert Capture.objects.count() == 1


@pytest.mark.parametrize("charset", ["utf-16", "gb18030"])
def test_other_charsets_give_the_same_statement(charset, run, river, tmp_path):
    (tmp_path / "page.txt").write_bytes(river.read_text(encoding="utf-8").encode(charset))

    run("import_captures", river, tmp_path / "page.txt")

    contents = [each.revisions.get().content for each in Statement.objects.order_by("number")]
    for content in contents:
        for own in ("number", "instrument", "source"):
            content.pop(own)
    assert contents[0] == contents[1]


def test_a_dry_run_says_the_same_and_writes_nothing(run, river, port, tmp_path):
    (tmp_path / "again.txt").write_bytes(river.read_bytes())
    paths = [river, port, tmp_path / "again.txt"]

    dry = json.loads(run("import_captures", *paths, "--dry-run", "--format", "json").out)

    assert dry["run"] is None
    assert dry["counts"] == {"new": 2, "unchanged": 1}
    assert not Capture.objects.exists()
    assert not ImportRun.objects.exists()
    wet = json.loads(run("import_captures", *paths, "--format", "json").out)
    assert wet["counts"] == dry["counts"]


def test_a_missing_path_is_told_before_anything_is_written(run, river, tmp_path):
    ran = run("import_captures", river, tmp_path / "none.txt")

    assert ran.status == 2
    assert "none.txt" in ran.err
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--url", "javascript:alert(1)"],
        ["--captured-at", "yesterday"],
        ["--source", "not a host"],
        ["--limit", "0"],
        ["--limit", "many"],
    ],
)
def test_bad_options_are_bad_use(arguments, run, river):
    ran = run("import_captures", river, *arguments)

    assert ran.status != 0
    assert not ImportRun.objects.exists()


def test_an_address_goes_with_one_file(run, river, port):
    ran = run("import_captures", river, port, "--url", "https://news.example/")

    assert (ran.status, Capture.objects.exists()) == (2, False)


def test_what_the_operator_knows_is_kept(run, river):
    run(
        "import_captures",
        river,
        *("--url", "https://news.example/1.html"),
        *("--captured-at", "2021-10-01T08:00:00+08:00"),
    )

    capture = Capture.objects.get()
    assert capture.url == "https://news.example/1.html"
    assert capture.captured_at.isoformat() == "2021-10-01T00:00:00+00:00"
    assert capture.source.host == "news.example"


def test_standard_input(run, river, standard_input):
    standard_input(river.read_bytes())

    ran = run("import_captures", "-")

    assert ran.out.splitlines()[0] == "-: new, statement 1"


def test_limit_and_patterns(run, river, tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(river.read_bytes() + name.encode())

    ran = run("import_captures", f"{tmp_path}/*.txt", "--limit", "2")

    assert "2 of 2 files" in ran.out


def test_clean_readings_are_published_when_asked(run, river, port):
    run("import_captures", river, port, "--publish-clean")

    states = Statement.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["draft", "published"]


def test_an_interruption_finishes_the_file_in_hand(run, river, tmp_path, monkeypatch):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(river.read_bytes() + name.encode())

    def interrupt_then_read(path):
        os.kill(os.getpid(), signal.SIGTERM)
        return (tmp_path / path).read_bytes()

    monkeypatch.setattr(
        "archive.management.commands.import_captures.read_file", interrupt_then_read
    )

    ran = run("import_captures", tmp_path)

    assert ran.status == 130
    assert "Interrupted after 1 of 3 files" in ran.err
    assert Capture.objects.count() == 1
    assert ImportRun.objects.get().finished_at is None
