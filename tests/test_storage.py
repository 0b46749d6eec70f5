"""Where the bytes of captures are kept."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from archive.storage import CaptureStorage


@pytest.fixture
def storage(tmp_path):
    return CaptureStorage(location=tmp_path / "captures")


def content_of(storage, name):
    with storage.open(name) as file:
        return file.read()


def test_bytes_come_back_as_they_were(storage):
    name = storage.save("ab/cd/abcd", ContentFile(b"\x00\xff one"))

    assert name == "ab/cd/abcd"
    assert content_of(storage, name) == b"\x00\xff one"


def test_the_same_name_is_the_same_file_and_written_once(storage):
    storage.save("ab/cd/abcd", ContentFile(b"one"))
    before = Path(storage.path("ab/cd/abcd")).stat()

    storage.save("ab/cd/abcd", ContentFile(b"one"))

    assert Path(storage.path("ab/cd/abcd")).stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_cut_short_is_written_again(storage):
    storage.save("ab/cd/abcd", ContentFile(b"one"))
    os.truncate(storage.path("ab/cd/abcd"), 1)

    storage.save("ab/cd/abcd", ContentFile(b"one"))

    assert content_of(storage, "ab/cd/abcd") == b"one"


def test_a_failed_write_leaves_no_file(storage, monkeypatch):
    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archive.storage.os.fsync", fail)

    with pytest.raises(OSError, match="No space left"):
        storage.save("ab/cd/abcd", ContentFile(b"one"))

    assert list(Path(storage.path("ab/cd/abcd")).parent.iterdir()) == []
