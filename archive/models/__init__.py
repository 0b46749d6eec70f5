"""The tables of the archive, with their constraints and querysets; no workflow."""

from archive.models.accession import Accession
from archive.models.article import Article
from archive.models.capture import Capture, Reading, Tombstone
from archive.models.headline import Headline
from archive.models.importing import ImportRun
from archive.models.revision import Revision
from archive.models.signatory import Signatory
from archive.models.source import Source
from archive.models.statement import Statement
from archive.models.uploaded_table import UploadedTable
from archive.models.witness import Witness

__all__ = [
    "Accession",
    "Article",
    "Capture",
    "Headline",
    "ImportRun",
    "Reading",
    "Revision",
    "Signatory",
    "Source",
    "Statement",
    "Tombstone",
    "UploadedTable",
    "Witness",
]
