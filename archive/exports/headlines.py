"""What the table of headlines holds in a file.

A headline of a capture is found by the capture's number and its order there. One entered by
hand has no capture: it is found by its address, or without one by its date and title.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from archive.exports.cells import Day, WholeNumber, day
from archive.exports.resources import Row, TableResource, chunks, text_column
from archive.models import Headline, Source


class SourceName(Widget):
    """A source by its host, or by its name where it has none; never a new one."""

    def clean(self, value: Any, row: Any = None, **_options: Any) -> Source | None:
        name = str(value or "")
        if not name:
            return None
        for known in ({"host": name}, {"host": "", "name": name}):
            if source := Source.objects.filter(**known).first():
                return source
        raise ValueError(_("There is no source “%(name)s”.") % {"name": name[:40]})

    def render(self, value: Source | None, obj: Any = None, **_options: Any) -> str:
        return (value.host or value.name) if value else ""


class HeadlineResource(TableResource):
    keys = ("capture", "order")
    capture = Field("capture__number", "capture", WholeNumber(), readonly=True)
    order = Field("order", "order", WholeNumber(), default=0)
    title, url = text_column("title"), text_column("url")
    published_on = Field("published_on", "published_on", Day())
    source = Field("source", "source", SourceName())

    class Meta:
        model = Headline
        fields = ["capture", "order", "title", "published_on", "url", "source"]

    def get_queryset(self) -> models.QuerySet[Headline]:
        rows = Headline.objects.select_related("capture", "source")
        return rows.order_by("capture__number", "order", "pk")

    def before_import(self, dataset: Any, **_options: Any) -> None:
        captures = sorted({str(cell) for cell in dataset["capture"] if str(cell).isdecimal()})
        self._by_place = {
            (headline.capture.number, headline.order): headline
            for some in chunks([int(number[:9]) for number in captures])
            for headline in self.get_queryset().filter(capture__number__in=some)
            if headline.capture
        }
        self._by_hand = self._entered_by_hand(dataset)

    def _entered_by_hand(self, dataset: Any) -> dict[tuple[Any, ...], list[Headline]]:
        """Those that the file can mean, by address, or by date and title."""
        found: dict[tuple[Any, ...], list[Headline]] = {}
        rows = self.get_queryset().filter(capture=None)
        for name in ("title", "url"):
            cells: list[str] = dataset[name] if name in dataset.headers else []
            for some in chunks(sorted({str(cell) for cell in cells if cell})):
                named = Q(**{f"{name}__in": some})
                for headline in rows.filter(named if name == "url" else named & Q(url="")):
                    key = _identity(headline.url, headline.published_on, headline.title)
                    found.setdefault(key, []).append(headline)
        return found

    def find(self, row: Row) -> Headline:
        if row["capture"] in (None, ""):
            return self._find_by_hand(row)
        capture, order = self._number_in(row, "capture"), self._number_in(row, "order")
        self._once(capture, order)
        if (capture, order) not in self._by_place:
            said = _("Capture %(capture)d has no headline %(order)d.")
            raise ValidationError(said % {"capture": capture, "order": order})
        return self._by_place[capture, order]

    def _find_by_hand(self, row: Row) -> Headline:
        try:
            published_on = day(row.get("published_on"))
        except ValueError as error:
            raise ValidationError({"published_on": str(error)}) from error
        key = _identity(str(row.get("url") or ""), published_on, str(row.get("title") or ""))
        known = self._by_hand.get(key, [])
        for headline in known:
            if all(
                _spelled(self.fields[name].export(headline)) == _spelled(row[name])
                for name in row
            ):
                return headline
        self._once(*key)
        if len(known) > 1:
            raise ValidationError(_("More than one headline could be meant."))
        return known[0] if known else Headline(order=0)

    def import_field(
        self, field: Any, instance: Headline, row: Row, *args: Any, **options: Any
    ) -> None:
        shown = field.export(instance)
        if field.column_name == "source" and shown == str(row.get("source") or ""):
            return  # a name may be another source's host: what did not change stays
        super().import_field(field, instance, row, *args, **options)

    def name_of(self, instance: Headline) -> str:
        if instance.capture is None:
            return _("entered by hand")
        return f"{instance.capture.number} {instance.order}"


def _spelled(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _identity(url: str, published_on: Any, title: str) -> tuple[Any, ...]:
    return (url,) if url else ("", published_on, title)
