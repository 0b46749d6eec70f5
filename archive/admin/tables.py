"""Articles and signatories as tables of their own: to be looked at, exported and imported.

They are changed one by one in the form of their statement.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.guarded import ReadOnlyAdmin
from archive.admin.spreadsheets import SpreadsheetAdmin
from archive.models import Article, Signatory


@admin.register(Article)
class ArticleAdmin(SpreadsheetAdmin[Article], ReadOnlyAdmin[Article]):
    table = "article"
    list_display = ["statement", "key", "label", "heading"]
    list_display_links = ["statement", "key"]
    list_select_related = ["statement"]
    ordering = ["-statement__number", "order"]
    search_fields = ["=statement__number", "heading", "text"]
    search_help_text = _("Number of the statement, heading or text")
    fields = ["statement", "key", "label", "number", "heading", "text", "parent"]


@admin.register(Signatory)
class SignatoryAdmin(SpreadsheetAdmin[Signatory], ReadOnlyAdmin[Signatory]):
    table = "signatory"
    list_display = ["statement", "order", "name", "institution", "role"]
    list_display_links = ["statement", "order"]
    list_select_related = ["statement"]
    ordering = ["-statement__number", "order"]
    search_fields = ["=statement__number", "name", "institution"]
    search_help_text = _("Number of the statement, name or institution")
    fields = ["statement", "order", "name", "institution", "role", "mark"]
