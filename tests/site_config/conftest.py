"""The site's settings, as a fresh process with a given environment meets them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("CHANCERY_", "DATABASE_URL", "DJANGO_")


@dataclass
class Ran:
    """What a process said, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def manage(tmp_path):
    """Run ``manage.py`` with these arguments, and of our variables only those given."""

    def run(*arguments, **variables):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(OURS)}
        environment |= {"CHANCERY_DATA_DIR": str(tmp_path / "data")} | variables
        ran = subprocess.run(  # noqa: S603 -- our own program
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return run
