"""What every page of the readers' site knows of the archive."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from archive.models import Revision

ADDED_LAST = 8


def added_last(_request: HttpRequest) -> dict[str, object]:
    """The statements made public last; asked for only by templates that show them."""
    return {"added_last": SimpleLazyObject(_find_added_last)}


def _find_added_last() -> list[Revision]:
    return list(Revision.objects.public().light().newest_first()[:ADDED_LAST])
