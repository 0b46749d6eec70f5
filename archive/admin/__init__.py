"""The editors' desk: stock Django admin, one module a model."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.capture import CaptureAdmin, ReadingAdmin, TombstoneAdmin
from archive.admin.headline import HeadlineAdmin
from archive.admin.importing import ImportRunAdmin
from archive.admin.revision import RevisionAdmin
from archive.admin.source import SourceAdmin
from archive.admin.statement import StatementAdmin
from archive.admin.witness import WitnessAdmin

__all__ = [
    "CaptureAdmin",
    "HeadlineAdmin",
    "ImportRunAdmin",
    "ReadingAdmin",
    "RevisionAdmin",
    "SourceAdmin",
    "StatementAdmin",
    "TombstoneAdmin",
    "WitnessAdmin",
]

admin.site.site_header = "Chancery"
admin.site.site_title = "Chancery"
admin.site.index_title = _("The editors' desk")
