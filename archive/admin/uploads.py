"""Files between preview and confirmation: kept for one user, once, for an hour.

The browser holds a signed token, never a path or a name; what it stands for is in the
database, where every process of the site finds it.
"""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core import signing
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import UploadedTable

SALT = "archive.admin.uploads"
KEPT_FOR = timedelta(hours=1)


class NotConfirmable(Exception):  # noqa: N818 -- reads as what it says
    """The token confirms nothing; the message says why."""


def keep_upload(upload: UploadedTable) -> UploadedTable:
    """Keep what this user sent last; what is older than it or too old for anyone goes."""
    old = Q(uploaded_at__lt=upload.uploaded_at - KEPT_FOR)
    UploadedTable.objects.filter(old | Q(user=upload.user)).delete()
    upload.save(force_insert=True)
    return upload


def give_token(upload: UploadedTable) -> str:
    told = {"upload": str(upload.pk), "user": upload.user_id, "table": upload.table}
    return signing.dumps(told, salt=SALT)


def take_upload(token: str, *, user: User, table: str) -> UploadedTable:
    """What the token stands for, taken out: it can be had once. Call it in a transaction.

    Raises ``NotConfirmable`` for a token that is forged, too old, used or another's.
    """
    try:
        told = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.SignatureExpired as error:
        raise NotConfirmable(_("This preview is too old. Send the file again.")) from error
    except signing.BadSignature as error:
        raise NotConfirmable(_("This is no confirmation that we gave out.")) from error
    if told["user"] != user.pk or told["table"] != table:
        raise NotConfirmable(_("This confirmation was given for another import."))
    upload = UploadedTable.objects.select_for_update().filter(pk=told["upload"]).first()
    if upload is None or upload.uploaded_at < timezone.now() - KEPT_FOR:
        raise NotConfirmable(_("This confirmation was used already. Send the file again."))
    UploadedTable.objects.filter(pk=upload.pk).delete()
    return upload
