"""Sources: the sites and publishers that carried statements."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.guarded import GuardedAdmin
from archive.models import Source


@admin.register(Source)
class SourceAdmin(GuardedAdmin[Source]):
    list_display = ["__str__", "host", "language", "tip_line"]
    list_filter = ["language"]
    search_fields = ["name", "host", "tip_line"]
    search_help_text = _("Name, host or tip-line")
