"""Captures, readings and tombstones: evidence, to be looked at."""

from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.guarded import ReadOnlyAdmin, signed_in
from archive.admin.reason import Withdrawal, withdraw_with_reason
from archive.admin.source_panel import panel_of
from archive.models import Capture, Reading, Tombstone
from archive.services.captures import CaptureNotWithdrawable, withdraw_capture

NOT_BEFORE_BASES = {"headline dates": gettext_lazy("headline dates")}


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin[Capture]):
    list_display = [
        "number",
        "source",
        "shown_url",
        "captured",
        "recorded_at",
        "size",
        "stored",
    ]
    list_filter = ["media_type", "captured_at"]
    list_select_related = ["source", "tombstone"]
    date_hierarchy = "recorded_at"
    search_fields = ["=number", "sha256__startswith", "url", "source__name", "source__host"]
    search_help_text = gettext_lazy("Number, first letters of the SHA-256, address or source")
    fieldsets = [
        (None, {"fields": ["source", "url", "media_type", "declared_charset"]}),
        (
            gettext_lazy("Dates, and how each is known"),
            {"fields": ["captured", "not_before", "published", "recorded_at", "import_run"]},
        ),
        (gettext_lazy("Bytes"), {"fields": ["size", "sha256", "stored"]}),
    ]

    @admin.display(description=gettext_lazy("address"), ordering="url", empty_value="—")
    def shown_url(self, capture: Capture) -> str:
        return capture.url

    @admin.display(description=gettext_lazy("captured"), ordering="captured_at")
    def captured(self, capture: Capture) -> str:
        if capture.captured_at is None:
            return _("unknown: nobody told")
        when = date_format(localtime(capture.captured_at), "DATETIME_FORMAT")
        return _("%(when)s, as told") % {"when": when}

    @admin.display(description=gettext_lazy("captured not before"))
    def not_before(self, capture: Capture) -> str:
        reading = newest_reading(capture)
        if reading is None or reading.captured_not_before is None:
            return _("unknown")
        day = date_format(reading.captured_not_before)
        stored = reading.captured_not_before_basis
        basis = NOT_BEFORE_BASES.get(stored, stored)
        return _("%(day)s, known by: %(basis)s") % {"day": day, "basis": basis}

    @admin.display(description=gettext_lazy("published by the source"))
    def published(self, capture: Capture) -> str:
        reading = newest_reading(capture)
        if reading is None or reading.published_on is None:
            return _("unknown")
        return _("%(day)s, as printed") % {"day": date_format(reading.published_on)}

    @admin.display(description=gettext_lazy("kept"))
    def stored(self, capture: Capture) -> str:
        return _("withdrawn") if hasattr(capture, "tombstone") else _("yes")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/original/", view(self.original_view), name="archive_capture_original"
            ),
            path(
                "<int:pk>/withdraw/", view(self.withdraw_view), name="archive_capture_withdraw"
            ),
        ]
        return own + super().get_urls()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        capture = context["original"]
        reading = newest_reading(capture)
        context |= {
            "capture": capture,
            "panel": panel_of(reading) if reading else None,
            "may_withdraw": self._may_withdraw(request),
        }
        return super().render_change_form(request, context, *args, **options)

    def original_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they were captured: to be kept, never shown by a browser as a page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        capture = self._capture(request, pk)
        try:
            if hasattr(capture, "tombstone"):
                raise FileNotFoundError
            file = capture.file.open("rb")
        except OSError:
            return self._unreadable(request, capture)
        response = FileResponse(
            file,
            as_attachment=True,
            filename=f"capture-{capture.number}.bin",
            content_type="application/octet-stream",
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self._may_withdraw(request):
            raise PermissionDenied
        capture = self._capture(request, pk)
        withdrawal: Withdrawal[Capture] = Withdrawal(
            title=_("Withdraw a capture"),
            consequence=_(
                "The stored bytes are removed for good, unless another capture holds the same."
                " The capture's row, its hash and your reason stay as a tombstone."
            ),
            withdraw=lambda row, reason: withdraw_capture(
                row, reason=reason, at=timezone.now(), author=signed_in(request)
            ),
            refusal=CaptureNotWithdrawable,
            cancel_url=reverse("admin:archive_capture_change", args=[pk]),
        )
        return withdraw_with_reason(self, request, [capture], withdrawal)

    def _may_withdraw(self, request: HttpRequest) -> bool:
        """Whoever may delete captures as far as the tables go; nobody deletes their rows."""
        return request.user.has_perm("archive.delete_capture")

    def _capture(self, request: HttpRequest, pk: int) -> Capture:
        try:
            return self.get_queryset(request).select_related("tombstone").get(pk=pk)
        except Capture.DoesNotExist as error:
            raise Http404 from error

    def _unreadable(self, request: HttpRequest, capture: Capture) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("The original is not readable"),
            "capture": capture,
        }
        name = "admin/archive/capture/unreadable.html"
        return TemplateResponse(request, name, context, status=HTTPStatus.NOT_FOUND)


def newest_reading(capture: Capture) -> Reading | None:
    return capture.readings.order_by("-pk").first()


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin[Reading]):
    list_display = ["capture", "reader_version", "page_kind", "charset", "replaced"]
    list_filter = ["page_kind", "reader_version", "charset"]
    list_select_related = ["capture"]
    search_fields = ["=capture__number"]
    search_help_text = gettext_lazy("Number of the capture")
    fields = [
        "capture",
        "reader_version",
        "page_kind",
        "charset",
        "charset_basis",
        "replaced",
        "published_on",
        "captured_not_before",
        "captured_not_before_basis",
    ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        context["panel"] = panel_of(context["original"])
        return super().render_change_form(request, context, *args, **options)


@admin.register(Tombstone)
class TombstoneAdmin(ReadOnlyAdmin[Tombstone]):
    list_display = ["capture", "created_at", "author", "reason"]
    list_select_related = ["capture", "author"]
    date_hierarchy = "created_at"
    search_fields = ["=capture__number", "reason"]
    fields = ["capture", "reason", "author", "created_at"]
