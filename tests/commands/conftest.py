"""Commands, run as an operator runs them."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

SAMPLES = Path(__file__).parent.parent / "samples"


@dataclass
class Ran:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Run a command with these arguments."""

    def run_command(name, *arguments):
        out, err = io.StringIO(), io.StringIO()
        status = 0
        try:
            call_command(name, *map(str, arguments), stdout=out, stderr=err)
        except CommandError as error:
            status = error.returncode
            err.write(str(error))
        return Ran(status, out.getvalue(), err.getvalue() + capsys.readouterr().err)

    return run_command


@pytest.fixture
def standard_input(monkeypatch):
    """Give a command bytes on standard input."""

    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.fixture
def river():
    return SAMPLES / "2021-03-12-river-statement" / "capture.txt"


@pytest.fixture
def port():
    return SAMPLES / "2023-05-18-port-communique" / "capture.txt"
