"""Witnesses: the copies of a statement that captures carry."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.capture import Capture, Reading
from archive.models.statement import Statement


class Role(models.TextChoices):
    FULL = "full", _("full copy")
    EXCERPT = "excerpt", _("excerpt")
    QUOTATION = "quotation", _("quotation")
    REPORT = "report", _("report")


class Status(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")


class WitnessQuerySet(models.QuerySet["Witness"]):
    def public(self) -> Self:
        """Confirmed witnesses of statements that have a public revision."""
        return self.filter(status=Status.CONFIRMED, statement__revisions__is_public=True)


class Witness(models.Model):
    """One capture's copy of a statement; a rejected pair is remembered."""

    capture = models.ForeignKey(
        Capture,
        on_delete=models.PROTECT,
        related_name="witnesses",
        verbose_name=_("capture"),
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        related_name="witnesses",
        verbose_name=_("statement"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.PROPOSED
    )
    score = models.FloatField(
        _("score"), null=True, blank=True, help_text=_("Likeness to the statement, 0 to 1.")
    )
    is_base = models.BooleanField(
        _("base"),
        default=False,
        help_text=_("The copy that the statement's text was made from."),
    )
    applied_reading = models.ForeignKey(
        Reading,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reading last applied"),
    )

    objects = WitnessQuerySet.as_manager()

    class Meta:
        verbose_name = _("witness")
        verbose_name_plural = _("witnesses")
        ordering = ["statement_id", "-is_base", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "statement"],
                name="witness_pair_is_unique",
                violation_error_message=_("This capture is a witness already."),
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(is_base=True),
                name="witness_base_is_one_a_statement",
                violation_error_message=_("The statement has a base witness already."),
            ),
            models.CheckConstraint(
                condition=Q(is_base=False) | Q(status=Status.CONFIRMED),
                name="witness_base_is_confirmed",
                violation_error_message=_("The base witness must be confirmed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capture} → {self.statement}"
