"""Withdrawing a capture: its bytes are removed, its row, its hash and the reason stay."""

from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Capture, Tombstone
from archive.models.capture import capture_storage


class CaptureNotWithdrawable(Exception):  # noqa: N818 -- reads as what it says
    """The capture cannot be withdrawn; the message says why."""


@transaction.atomic
def withdraw_capture(
    capture: Capture, *, reason: str, at: datetime, author: User | None = None
) -> Tombstone:
    """Write the tombstone of a capture; its bytes go once that is committed.

    Bytes that another capture still needs (the same page from another address) stay. Raises
    ``CaptureNotWithdrawable`` without a reason, or where it is withdrawn already.
    """
    capture = Capture.objects.select_for_update().get(pk=capture.pk)
    if not reason.strip():
        raise CaptureNotWithdrawable(_("A withdrawal needs a reason."))
    if Tombstone.objects.filter(capture=capture).exists():
        raise CaptureNotWithdrawable(_("It is withdrawn already."))
    tombstone = Tombstone.objects.create(
        capture=capture, reason=reason.strip(), author=author, created_at=at
    )
    # Robust: the withdrawal stands even where the disk refuses; the refusal is logged.
    transaction.on_commit(
        partial(remove_unneeded_bytes, capture.sha256, str(capture.file.name)), robust=True
    )
    return tombstone


def remove_unneeded_bytes(sha256: str, name: str) -> None:
    """Remove a stored file, unless a capture that is not withdrawn has these bytes."""
    needed = Capture.objects.filter(sha256=sha256, tombstone__isnull=True)
    if not needed.exists():
        capture_storage().delete(name)
