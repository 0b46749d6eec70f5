"""Headlines: read from captures, or entered by hand."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.guarded import GuardedAdmin
from archive.admin.spreadsheets import SpreadsheetAdmin
from archive.models import Headline


@admin.register(Headline)
class HeadlineAdmin(SpreadsheetAdmin[Headline], GuardedAdmin[Headline]):
    table = "headline"
    list_display = ["title", "published_on", "source", "capture"]
    list_filter = ["published_on", ("source", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["source", "capture"]
    date_hierarchy = "published_on"
    search_fields = ["title", "url", "source__name", "source__host"]
    search_help_text = _("Title, address or source")
    autocomplete_fields = ["source"]
    fields = ["title", "published_on", "url", "source", "order", "capture"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Headline | None = None
    ) -> list[str]:
        """The place on its page belongs to the capture."""
        return ["capture", "order"] if obj and obj.capture_id else ["capture"]
