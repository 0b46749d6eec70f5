"""The site's secret key: made once, for its owner only."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_config.secret_key import MINIMUM_LENGTH, read_or_make_secret_key

ROOT = Path(__file__).parents[2]
WORKERS, ROUNDS = 8, 3
ANSWER = """
import sys
from pathlib import Path
from site_config.secret_key import read_or_make_secret_key
print("ready", flush=True)
for line in sys.stdin:
    print(read_or_make_secret_key(Path(line.rstrip())), flush=True)
"""


@pytest.fixture
def workers():
    """Processes that answer the path of a key with the key."""
    started = [
        subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-c", ANSWER],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WORKERS)
    ]
    assert {worker.stdout.readline() for worker in started} == {"ready\n"}
    yield started
    for worker in started:
        worker.communicate()


def test_it_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "new" / "secret-key"

    key = read_or_make_secret_key(path)

    assert read_or_make_secret_key(path) == key
    assert len(key) >= MINIMUM_LENGTH
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_starting_at_once_all_find_the_same_key(workers, tmp_path):
    for number in range(ROUNDS):
        path = tmp_path / str(number) / "secret-key"
        for worker in workers:
            worker.stdin.write(f"{path}\n")
        for worker in workers:
            worker.stdin.flush()

        keys = {worker.stdout.readline() for worker in workers}

        assert keys == {path.read_text(encoding="ascii")}
        assert list(path.parent.iterdir()) == [path]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short\n", b"\n" * 80])
def test_a_file_that_holds_no_key_is_refused_and_kept(content, tmp_path):
    path = tmp_path / "secret-key"
    path.write_bytes(content)

    with pytest.raises(ImproperlyConfigured) as refused:
        read_or_make_secret_key(path)

    said = f"{path} holds no usable secret key; move it away and start again."
    assert str(refused.value) == said
    assert path.read_bytes() == content


def test_a_key_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "secret-key"
    path.write_bytes(b"\xff" * 80)

    with pytest.raises(ImproperlyConfigured, match="cannot be read or made"):
        read_or_make_secret_key(path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ImproperlyConfigured, match="file/secret-key cannot be read or made"):
        read_or_make_secret_key(tmp_path / "file" / "secret-key")


def test_an_unusable_key_ends_a_command_with_one_sentence(manage, tmp_path):
    path = tmp_path / "data" / "secret-key"
    path.parent.mkdir()
    path.write_bytes(b"short\n")

    ran = manage("check")

    sentence = f"{path} holds no usable secret key; move it away and start again."
    assert (ran.status, ran.err) == (1, f"The settings are not right: {sentence}\n")
