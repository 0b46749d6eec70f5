"""Where the bytes of captures are kept: files named by their hash, written safely."""

import os
import secrets
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class CaptureStorage(FileSystemStorage):
    """Files whose name is their content's hash: written whole or not at all, and once.

    A file is written under a temporary name, synced to disk and renamed; then its folder is
    synced. A crash leaves at most a temporary file, never half a capture under its name.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        """The name is the content's hash: a file of that name is the same file."""
        return name

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        if path.exists() and path.stat().st_size == content.size:
            return name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            with draft.open("xb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _sync_folders(path.parent, Path(self.location))
        return name


def _sync_folders(folder: Path, top: Path) -> None:
    """Sync ``folder`` and those above it up to ``top``, so that new names outlive a crash."""
    while True:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if folder in {top, folder.parent}:
            return
        folder = folder.parent
