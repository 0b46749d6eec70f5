"""Revisions: the history of every statement, to be looked at."""

import json

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.guarded import PRIMARY_KEY, ReadOnlyAdmin
from archive.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin[Revision]):
    list_display = ["shown_statement", "number", "title", "is_public", "author", "created_at"]
    list_display_links = ["shown_statement", "number"]
    list_filter = ["is_public", "language", "kind"]
    list_select_related = ["statement", "author"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    search_fields = ["=statement__number", "title", "note"]
    search_help_text = _("Number of the statement, title or note")
    fields = [
        "statement",
        "number",
        "is_public",
        "published_at",
        "author",
        "note",
        "created_at",
        "sha256",
        "shown_content",
    ]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The statement's form links to its revisions: ``?statement=3``."""
        if lookup == "statement":
            return bool(PRIMARY_KEY.fullmatch(str(value)))
        return super().lookup_allowed(lookup, value, request)

    def view_on_site(self, obj: Revision) -> str | None:
        """Only where readers see this very revision."""
        return obj.get_absolute_url() if obj.is_public else None

    @admin.display(description=_("statement"), ordering="statement__number")
    def shown_statement(self, revision: Revision) -> int:
        return revision.statement.number

    @admin.display(description=_("content"))
    def shown_content(self, revision: Revision) -> SafeString:
        spelled = json.dumps(revision.content, ensure_ascii=False, indent=2)
        return format_html('<pre class="revision-content">{}</pre>', spelled)
