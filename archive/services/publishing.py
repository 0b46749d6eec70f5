"""Publishing and withdrawing: the only ways in which something becomes public, or ceases to."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Revision, Statement
from archive.models.statement import State
from archive.services.revising import newest_revision, record_revision


class NotPublishable(Exception):  # noqa: N818 -- reads as what it says
    """The statement lacks something, or is not what was seen; the message says what."""


class NotWithdrawable(Exception):  # noqa: N818 -- reads as what it says
    """The statement cannot be withdrawn; the message says why."""


def missing_for_publication(statement: Statement) -> list[str]:
    """What the statement still lacks, in words for an editor; empty when all is there."""
    missing = []
    if not statement.title.strip():
        missing.append(_("a title"))
    if not statement.language:
        missing.append(_("a language"))
    if not statement.preamble.strip() and not statement.articles.exclude(text="").exists():
        missing.append(_("a text"))
    return missing


@transaction.atomic
def publish(
    statement: Statement, *, at: datetime, author: User | None = None, seen: int | None = None
) -> Revision:
    """Make the statement as it stands the public revision, and return that.

    ``seen`` is the number of the newest revision when someone decided to publish, 0 for none.
    Raises ``NotPublishable`` where a title, a language or a text is missing, or where that
    revision is the newest no more.
    """
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    if seen is not None:
        _refuse_unseen(statement, seen)
    if missing := missing_for_publication(statement):
        raise NotPublishable(capfirst(_("it lacks %(what)s.") % {"what": ", ".join(missing)}))
    revision = record_revision(statement, at=at, author=author)
    if not revision.is_public:
        _move_public_mark(revision, at)
    Statement.objects.filter(pk=statement.pk).update(
        state=State.PUBLISHED, withdrawn_at=None, withdrawn_reason=""
    )
    return revision.reread()


def _refuse_unseen(statement: Statement, seen: int) -> None:
    newest = newest_revision(statement)
    number = newest.number if newest else 0
    if number != seen:
        said = _("It was changed meanwhile: look at revision %(number)d first.")
        raise NotPublishable(said % {"number": number})


def _move_public_mark(revision: Revision, at: datetime) -> None:
    """First off, then on: a statement never has two public revisions."""
    siblings = Revision.objects.filter(statement=revision.statement_id)
    siblings.public().update(is_public=False)
    siblings.filter(pk=revision.pk).update(
        is_public=True, published_at=revision.published_at or at
    )


@transaction.atomic
def withdraw(statement: Statement, *, reason: str, at: datetime) -> None:
    """Take the statement from the public site; its address tells readers the reason.

    Raises ``NotWithdrawable`` without a reason, or where it is withdrawn already.
    """
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    if not reason.strip():
        raise NotWithdrawable(_("A withdrawal needs a reason."))
    if statement.state == State.WITHDRAWN:
        raise NotWithdrawable(_("It is withdrawn already."))
    Revision.objects.filter(statement=statement).public().update(is_public=False)
    Statement.objects.filter(pk=statement.pk).update(
        state=State.WITHDRAWN, withdrawn_at=at, withdrawn_reason=reason.strip()
    )
