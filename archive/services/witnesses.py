"""Who may decide what of a witness: a confirmed one makes its capture public."""

from django.contrib.auth.models import AnonymousUser, User

from archive.models import Witness
from archive.models.witness import Status


def may_set_status(user: User | AnonymousUser, witness: Witness, status: str) -> bool:
    """Whether the user may save the witness, stored or new, with this status.

    What is or becomes confirmed takes the right to publish: with its statement, the capture's
    bytes and headlines are public. The stored row is locked, so that the answer stays true.
    """
    stored = Witness.objects.select_for_update().filter(pk=witness.pk).first()
    before = stored.status if stored else Status.PROPOSED
    return Status.CONFIRMED not in {before, status} or user.has_perm(
        "archive.publish_statement"
    )
