"""Samples of pages, and pages made for one test."""

from pathlib import Path

import pytest

from archive.parsing.statement import read_page

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture
def river_page():
    """The sample with every feature of the page that the project began with."""
    return (SAMPLES / "2021-03-12-river-statement" / "capture.txt").read_bytes()


@pytest.fixture
def read():
    """Read a page written in a test."""

    def read_lines(*lines, charset="utf-8"):
        return read_page("\n".join(lines).encode(charset))

    return read_lines
