"""What every page of the readers' site knows of the archive."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from archive.models import Revision
from archive.models.revision import RevisionQuerySet

ADDED_LAST = 8


def added_last(_request: HttpRequest) -> dict[str, object]:
    """The statements made public last; asked for only by templates that show them."""
    return {"added_last": SimpleLazyObject(_find_added_last)}


def newest_public() -> RevisionQuerySet:
    """No more of each than the list shows: it stands on every page."""
    newest = Revision.objects.public().newest_first().select_related("statement")
    return newest.only("title", "language", "published_at", "statement__number")[:ADDED_LAST]


def _find_added_last() -> list[Revision]:
    return list(newest_public())
