"""Files that commands are given: found, named for people, read within limits."""

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from archive.parsing.reading import LARGEST_PAGE, Unreadable

STANDARD_INPUT = "-"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
}
NOT_READ_YET = {".warc", ".wet", ".gz", ".zip", ".pdf"}


class NoSuchPath(Exception):  # noqa: N818 -- reads as what it says
    """A path that was named does not exist."""


def find_files(paths: Sequence[str], *, recursive: bool) -> list[str]:
    """The files to read: those named, those in a folder, those that a pattern matches.

    Folders give the pages in them in order of name, hidden ones left out. Raises
    ``NoSuchPath`` before anything is read.
    """
    missing = [path for path in paths if not _exists(path)]
    if missing:
        names = ", ".join(shown(path) for path in missing)
        raise NoSuchPath(f"There is no such file or folder: {names}")
    return [file for path in paths for file in _files_of(path, recursive=recursive)]


def _exists(path: str) -> bool:
    return path == STANDARD_INPUT or os.path.lexists(path) or bool(_matches(path))


def _matches(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern)) if glob.has_magic(pattern) else []  # noqa: PTH207


def _files_of(path: str, *, recursive: bool) -> Iterator[str]:
    if path != STANDARD_INPUT and not os.path.lexists(path):
        for match in _matches(path):
            yield from _files_of(match, recursive=recursive)
    elif path == STANDARD_INPUT or not Path(path).is_dir():
        yield path
    else:
        yield from _files_in(Path(path), recursive=recursive)


def _files_in(folder: Path, *, recursive: bool) -> Iterator[str]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if recursive:
                yield from _files_in(entry, recursive=True)
        elif entry.suffix.lower() in MEDIA_TYPES:
            yield str(entry)


def media_type_of(path: str) -> str:
    """What a file is by its name; plain text where that says nothing."""
    return MEDIA_TYPES.get(Path(path).suffix.lower(), "text/plain")


def read_file(path: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises ``OSError`` where it cannot be read, and ``Unreadable`` for what is no regular
    file, is larger than a page may be, or is of a kind that is not read.
    """
    if path == STANDARD_INPUT:
        return _read(sys.stdin.buffer)
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 -- bytes in names stay bytes
        raise Unreadable("it is not a regular file")
    suffix = Path(path).suffix.lower()
    if suffix in NOT_READ_YET:
        raise Unreadable(f"{suffix} files are not read; save the page as HTML or text")
    with open(path, "rb") as file:  # noqa: PTH123
        return _read(file)


def _read(file: BinaryIO) -> bytes:
    content = file.read(LARGEST_PAGE + 1)
    if len(content) > LARGEST_PAGE:
        raise Unreadable(f"limit: it is larger than {LARGEST_PAGE // 1024 // 1024} MiB")
    return content


def shown(path: str) -> str:
    """A path as one line of text: control and undecodable characters are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def why(error: OSError) -> str:
    """What the system says of a file that could not be read, without its name."""
    return (error.strerror or str(error)).lower()
