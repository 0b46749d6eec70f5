"""The editors' desk: stock Django admin, one module a model."""

from archive.admin.account import AccountAdmin
from archive.admin.capture import CaptureAdmin, ReadingAdmin, TombstoneAdmin
from archive.admin.headline import HeadlineAdmin
from archive.admin.importing import ImportRunAdmin
from archive.admin.revision import RevisionAdmin
from archive.admin.source import SourceAdmin
from archive.admin.statement import StatementAdmin
from archive.admin.tables import ArticleAdmin, SignatoryAdmin
from archive.admin.witness import WitnessAdmin

__all__ = [
    "AccountAdmin",
    "ArticleAdmin",
    "CaptureAdmin",
    "HeadlineAdmin",
    "ImportRunAdmin",
    "ReadingAdmin",
    "RevisionAdmin",
    "SignatoryAdmin",
    "SourceAdmin",
    "StatementAdmin",
    "TombstoneAdmin",
    "WitnessAdmin",
]
