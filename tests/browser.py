"""A headless Chromium for tests, where the machine has one."""

import os
import shutil

import pytest

# Without the last five Chromium asks hosts on the open network for updates and experiments.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_or_skip():
    """The path of Chromium; skips the test, or fails it where skips are forbidden."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    reason = "Chromium is not installed (Debian: apt-get install chromium)"
    if os.environ.get("CHANCERY_FORBID_SKIPS"):
        pytest.fail(reason)
    return pytest.skip(reason)
