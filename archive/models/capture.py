"""Captured pages: the bytes, what a reader saw in them, and what was withdrawn."""

from typing import Any, Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from archive.models.immutable import Immutable, ImmutableQuerySet
from archive.models.importing import ImportRun
from archive.models.source import Source


def capture_storage() -> Storage:
    return storages["captures"]


class CaptureQuerySet(ImmutableQuerySet["Capture"]):
    def public(self) -> Self:
        """Captures that are a confirmed witness of a published statement, and not withdrawn."""
        witness: Any = self.model._meta.get_field("witnesses").related_model
        public_witnesses = witness.objects.public().filter(capture=OuterRef("pk"))
        return self.filter(Exists(public_witnesses), tombstone__isnull=True)


class Capture(Immutable):
    """Bytes fetched from one address at one time; kept byte for byte."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField(_("stored bytes"), storage=capture_storage, max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    url = models.CharField(
        _("address"), max_length=2000, blank=True, help_text=_("Empty where it is unknown.")
    )
    media_type = models.CharField(_("media type"), max_length=100)
    declared_charset = models.CharField(_("declared charset"), max_length=40, blank=True)
    captured_at = models.DateTimeField(
        _("captured"), null=True, blank=True, help_text=_("As told; empty where unknown.")
    )
    recorded_at = models.DateTimeField(_("recorded"))
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captures",
        verbose_name=_("source"),
    )
    import_run = models.ForeignKey(
        ImportRun,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captures",
        verbose_name=_("import run"),
    )

    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "url"], name="capture_is_stored_once_an_address"
            )
        ]

    def __str__(self) -> str:
        return str(_("capture %(number)s")) % {"number": self.number}


class Reading(Immutable):
    """What one version of the reader saw in a capture.

    Spans in ``content`` count characters of ``text``, half-open.
    """

    capture = models.ForeignKey(
        Capture,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("capture"),
    )
    reader_version = models.CharField(_("reader version"), max_length=40)
    charset = models.CharField(_("charset"), max_length=40)
    charset_basis = models.CharField(_("how the charset is known"), max_length=20)
    replaced = models.PositiveIntegerField(_("undecodable characters"))
    text = models.TextField(_("text"))
    published_on = models.DateField(_("published by the source"), null=True, blank=True)
    captured_not_before = models.DateField(_("captured not before"), null=True, blank=True)
    captured_not_before_basis = models.CharField(
        _("how that is known"), max_length=40, blank=True
    )
    page_kind = models.CharField(
        _("kind of page"),
        max_length=20,
        choices=[
            ("statement", _("statement")),
            ("report", _("report")),
            ("list", _("list of headlines")),
            ("other", _("other")),
        ],
    )
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["capture_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "reader_version"],
                name="reading_is_kept_once_a_reader_version",
            ),
            models.CheckConstraint(
                condition=Q(captured_not_before__isnull=True)
                ^ ~Q(captured_not_before_basis=""),
                name="reading_says_how_its_bound_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capture} · {self.reader_version}"


class Tombstone(Immutable):
    """Why the stored bytes of a capture were removed; its row and hash stay."""

    capture = models.OneToOneField(
        Capture,
        on_delete=models.PROTECT,
        related_name="tombstone",
        verbose_name=_("capture"),
    )
    reason = models.TextField(_("reason"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    created_at = models.DateTimeField(_("withdrawn"))

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="tombstone_gives_a_reason")
        ]

    def __str__(self) -> str:
        return str(_("%(capture)s, withdrawn")) % {"capture": self.capture}
