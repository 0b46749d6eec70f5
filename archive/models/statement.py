"""Statements: the working copy that editors change."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Languages of documents, as BCP 47 tags."""

    CHINESE_SIMPLIFIED = "zh-Hans", _("Chinese (simplified)")
    CHINESE_TRADITIONAL = "zh-Hant", _("Chinese (traditional)")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")


class Kind(models.TextChoices):
    JOINT_STATEMENT = "joint statement", _("joint statement")
    JOINT_COMMUNIQUE = "joint communiqué", _("joint communiqué")
    JOINT_DECLARATION = "joint declaration", _("joint declaration")
    STATEMENT = "statement", _("statement")
    COMMUNIQUE = "communiqué", _("communiqué")
    DECLARATION = "declaration", _("declaration")
    AGREEMENT = "agreement", _("agreement")
    TREATY = "treaty", _("treaty")
    MEMORANDUM = "memorandum", _("memorandum")
    RESOLUTION = "resolution", _("resolution")
    OTHER = "other", _("other")


class TitleBasis(models.TextChoices):
    PRINTED = "printed", _("printed in the document")
    SUPPLIED = "supplied", _("supplied by an editor")
    INFERRED = "inferred", _("inferred by the reader")


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Statement(models.Model):
    """One text of an instrument, in one language: the copy that editors work on.

    Readers never see these rows: they read the public Revision.
    """

    number = models.PositiveIntegerField(
        _("number"),
        unique=True,
        editable=False,
        help_text=_("Permanent accession number, given once."),
    )
    language = models.CharField(
        _("language"), max_length=20, choices=Language.choices, blank=True
    )
    kind = models.CharField(_("kind"), max_length=40, choices=Kind.choices, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=1000, blank=True)
    title_basis = models.CharField(
        _("origin of the title"),
        max_length=20,
        choices=TitleBasis.choices,
        default=TitleBasis.SUPPLIED,
    )
    signed_on = models.DateField(
        _("signed on"),
        null=True,
        blank=True,
        help_text=_("The first day of it where only the month or the year is known."),
    )
    signed_precision = models.CharField(
        _("precision"), max_length=10, choices=Precision.choices, blank=True
    )
    signed_text = models.CharField(_("date as printed"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    lead_in = models.TextField(
        _("lead-in"),
        blank=True,
        help_text=_("The sentence with which a page introduces the text."),
    )
    preamble = models.TextField(_("preamble"), blank=True)
    closing = models.TextField(_("closing"), blank=True)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=State.choices,
        default=State.DRAFT,
        editable=False,
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason of withdrawal"), blank=True, editable=False)
    instrument = models.UUIDField(
        _("instrument"),
        default=uuid.uuid4,
        db_index=True,
        editable=False,
        help_text=_("Parallel texts of one instrument share it."),
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-number"]
        indexes = [models.Index(fields=["state", "-number"], name="statement_by_state")]
        permissions = [
            ("export_statement", "Can export statements"),
            ("import_statement", "Can import statements"),
            ("publish_statement", "Can publish and withdraw statements"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, signed_precision="")
                | (Q(signed_on__isnull=False) & ~Q(signed_precision="")),
                name="statement_date_has_a_precision",
                violation_error_message=_("A date of signature needs its precision."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
                    & ~Q(withdrawn_reason="")
                )
                | (
                    ~Q(state=State.WITHDRAWN)
                    & Q(withdrawn_at__isnull=True, withdrawn_reason="")
                ),
                name="statement_withdrawn_with_a_reason",
                violation_error_message=_("A withdrawn statement says when and why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.title or _('untitled')}"

    def clean(self) -> None:
        super().clean()
        if self.signed_on and not self.signed_precision:
            self.signed_precision = Precision.DAY
        if self.signed_precision and not self.signed_on:
            raise ValidationError({"signed_on": _("A precision needs a date.")})
