"""A captured page as evidence: its text by roles, its hash, and its bytes as they came."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import Any

from django.db.models import F
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from archive.models import Capture, Reading, Revision, Witness
from archive.models.capture import CaptureQuerySet
from archive.models.revision import RevisionQuerySet
from archive.models.witness import Status
from archive.source_text import MOST_CHARACTERS, Block, blocks_of

MOST_LINES = 2_000
CHARSET_BASES = {
    "mark": _("by the mark at its beginning"),
    "declared": _("as declared"),
    "page": _("as the page itself says"),
    "strict": _("every byte of it can be read so"),
    "detected": _("detected"),
    "letters": _("by the letters that it yields"),
    "damaged": _("damaged: some bytes of it cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    is_whole: bool  # not the rest of a line whose beginning has another role


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring lines of one role, numbered as in the whole text."""

    block: Block
    lines: tuple[Line, ...]


class CaptureDetailView(DetailView[Capture]):
    slug_field = slug_url_kwarg = "number"
    template_name = "archive/capture_detail.html"
    context_object_name = "capture"

    def get_queryset(self) -> CaptureQuerySet:
        return Capture.objects.public().select_related("source")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        revisions = list(_published_from(self.object))
        reading = _reading_of(self.object)
        blocks = _blocks(reading) if reading else []
        passages = list(_passages(reading, blocks)) if reading else []
        return super().get_context_data(
            revisions=revisions,
            text_language=revisions[0].language if revisions else "",
            reading=reading,
            charset_basis=CHARSET_BASES.get(reading.charset_basis, "") if reading else "",
            passages=passages,
            legend=list({each.block.role: each.block for each in passages}.values()),
            is_cut=reading is not None and _is_cut(reading, blocks),
            **kwargs,
        )


@require_safe
def original(request: HttpRequest, number: int) -> HttpResponseBase:
    """The bytes as they were captured: to be kept, never shown by a browser as a page."""
    capture = get_object_or_404(Capture.objects.public(), number=number)
    try:
        file = capture.file.open("rb")
    except OSError:
        return render(
            request,
            "archive/capture_unreadable.html",
            {"capture": capture},
            status=HTTPStatus.NOT_FOUND,
        )
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"capture-{capture.number}.txt",
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"  # it may be withdrawn at any time
    return response


def _published_from(capture: Capture) -> RevisionQuerySet:
    """The public statements that the capture is a witness of; those made from it first."""
    return (
        Revision.objects.public()
        .light()
        .filter(
            statement__witnesses__capture=capture,
            statement__witnesses__status=Status.CONFIRMED,
        )
        .order_by(F("statement__witnesses__is_base").desc(), "statement__number")
    )


def _reading_of(capture: Capture) -> Reading | None:
    """What a published text was made from, or else what the newest reader saw."""
    applied = (
        Witness.objects.public()
        .filter(capture=capture, applied_reading__isnull=False)
        .order_by("-is_base", "id")
        .select_related("applied_reading")
        .first()
    )
    return applied.applied_reading if applied else capture.readings.order_by("-pk").first()


def _blocks(reading: Reading) -> list[Block]:
    text = reading.text[:MOST_CHARACTERS]
    return list(blocks_of(text, reading.content.get("roles", [])))


def _passages(reading: Reading, blocks: list[Block]) -> Iterator[Passage]:
    """The lines of the blocks, as many as a page can bear."""
    text, left, number, counted = reading.text, MOST_LINES, 1, 0
    for block in blocks:
        number += text.count("\n", counted, block.start)
        counted = block.start
        begins = block.start == 0 or text[block.start - 1] == "\n"
        lines = tuple(
            Line(number + place, line, begins or place > 0)
            for place, line in enumerate(islice(block.text.split("\n"), left))
        )
        yield Passage(block, lines)
        left -= len(lines)
        if not left:
            return


def _is_cut(reading: Reading, blocks: list[Block]) -> bool:
    lines = sum(block.text.count("\n") + 1 for block in blocks)
    return len(reading.text) > MOST_CHARACTERS or lines > MOST_LINES
