"""The page that the project began with reads exactly, where it lies beside the project."""

import json
from pathlib import Path

import pytest

from archive.parsing.record import make_exchange_record
from archive.parsing.statement import read_page

CAPTURES = Path(__file__).parents[3] / "shared" / "captures"

pytestmark = pytest.mark.skipif(
    not CAPTURES.is_dir(), reason="the shared captures do not lie beside the project"
)


@pytest.fixture
def seed_record():
    content = (CAPTURES / "files" / "seed.txt").read_bytes()
    return make_exchange_record(read_page(content), "seed.txt")


def lacking(wanted, found, where="document"):
    """Where ``found`` lacks a value that is wanted; further keys are welcome."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [
            each
            for key, value in wanted.items()
            for each in lacking(value, found.get(key), f"{where}.{key}")
        ]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        return [
            each
            for place, (a, b) in enumerate(zip(wanted, found, strict=True))
            for each in lacking(a, b, f"{where}[{place}]")
        ]
    return [] if wanted == found else [f"{where}: {wanted!r} is not {found!r}"]


@pytest.mark.parametrize("truth", ["seed-exact.json", "truth/seed.txt.json"])
def test_seed_reads_exactly(truth, seed_record):
    wanted = json.loads((CAPTURES / truth).read_text(encoding="utf-8"))
    for about_the_truth in ("source", "licence", "notes"):
        wanted.pop(about_the_truth, None)

    assert lacking(wanted, seed_record) == []


def test_nothing_of_the_seed_is_without_a_role(seed_record):
    assert {role for _, _, role in seed_record["roles"]} == {
        "lead-in",
        "preamble",
        "article",
        "closing",
        "signature",
        "site text",
        "list header",
        "headline",
    }
