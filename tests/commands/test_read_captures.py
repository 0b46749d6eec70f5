"""``read_captures``: readings as files, without a database."""

import json

import pytest


def test_a_reading_is_written_beside_the_name_of_its_file(run, river, tmp_path):
    ran = run("read_captures", river, "--out", tmp_path / "out")

    record = json.loads((tmp_path / "out" / "capture.txt.json").read_text(encoding="utf-8"))
    assert ran.status == 0
    assert (record["file"], record["is_statement"]) == ("capture.txt", True)
    assert record["articles"][2]["start"] == "双方以临江方关于汛期联合"
    assert record["articles"][2]["paragraphs"] == 3
    assert record["preamble_end"] == "界河防汛与通航问题声明如下:"[-12:]
    assert record["headlines"]["count"] == len(record["headlines"]["items"]) == 30


def test_equal_names_are_refused_before_anything_is_written(run, river, port, tmp_path):
    ran = run("read_captures", river, port, "--out", tmp_path / "out")

    assert ran.status == 2
    assert "same name" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_missing_path_is_bad_use(run, tmp_path):
    ran = run("read_captures", tmp_path / "none.txt", "--out", tmp_path / "out")

    assert (ran.status, (tmp_path / "out").exists()) == (2, False)


def test_a_folder_that_cannot_be_read_is_told(run, tmp_path, monkeypatch):
    def refuse(_folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)

    ran = run("read_captures", tmp_path, "--out", tmp_path / "out")

    assert (ran.status, ran.err) == (2, "A folder cannot be read: permission denied")
    assert not (tmp_path / "out").exists()


def test_one_bad_file_does_not_stop_the_rest(run, river, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    ran = run("read_captures", tmp_path / "empty.txt", river, "--out", tmp_path / "out")

    assert ran.status == 1
    assert "empty.txt: it is empty" in ran.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["capture.txt.json"]


def test_a_folder_gives_its_text_files(run, river, tmp_path):
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_bytes(river.read_bytes())
    (tmp_path / "in" / ".hidden.txt").write_bytes(b"")
    (tmp_path / "in" / "deeper" / "b.txt").write_bytes(river.read_bytes())

    run("read_captures", tmp_path / "in", "--out", tmp_path / "flat")
    run("read_captures", tmp_path / "in", "--recursive", "--out", tmp_path / "deep")

    assert [path.name for path in (tmp_path / "flat").iterdir()] == ["a.txt.json"]
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == [
        "a.txt.json",
        "b.txt.json",
    ]


def test_standard_input_is_read(run, river, tmp_path, standard_input):
    standard_input(river.read_bytes())

    ran = run("read_captures", "-", "--out", tmp_path)

    assert ran.status == 0
    assert (tmp_path / "standard-input.json").exists()


@pytest.mark.django_db(databases=[])
def test_no_database_is_asked(run, river, tmp_path):
    assert run("read_captures", river, "--out", tmp_path).status == 0
