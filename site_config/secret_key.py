"""The site's secret key: made on the first start, kept in the data folder."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MINIMUM_LENGTH = 50


def read_or_make_secret_key(path: Path) -> str:
    """Return the key in ``path``; make it first (mode 0600) if there is none.

    Safe when several processes start at once: each writes a file of its own and links it to
    ``path``; the first link wins and all read the same key. Raises ``ImproperlyConfigured``
    where the folder cannot be written or the key is too short to be one.
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"the secret key in {path} cannot be read or made ({error})."
        raise ImproperlyConfigured(message) from error
    if len(key) < MINIMUM_LENGTH:
        message = f"{path} holds no usable secret key; move it away and start again."
        raise ImproperlyConfigured(message)
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return  # another process was first: its key is the site's
    finally:
        draft.unlink(missing_ok=True)
