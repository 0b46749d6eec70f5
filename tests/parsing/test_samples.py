"""Every sample page reads as its ``expected.json`` says; a new folder is a new test."""

import json
from pathlib import Path

import pytest

from archive.management.files import media_type_of
from archive.parsing.record import make_record
from archive.parsing.statement import read_page

FOLDERS = sorted((Path(__file__).parent.parent / "samples").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sample_reads_as_expected(folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))

    (capture,) = folder.glob("capture.*")
    page = read_page(capture.read_bytes(), media_type=media_type_of(str(capture)))
    record = json.loads(json.dumps(make_record(page)))

    assert record == expected
