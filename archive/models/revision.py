"""Revisions: frozen versions of a whole statement; what readers see is one of them."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.immutable import Immutable, ImmutableQuerySet
from archive.models.statement import Kind, Language, Precision, Statement, TitleBasis


class RevisionQuerySet(ImmutableQuerySet["Revision"]):
    def public(self) -> Self:
        """The one revision of each published statement that readers see."""
        return self.filter(is_public=True)

    def newest_first(self) -> Self:
        """What was added last: by first publication, then by number."""
        return self.order_by("-published_at", "-statement__number")

    def light(self) -> Self:
        """Without the content: lists need only the columns copied out of it."""
        return self.defer(
            "content", "statement__lead_in", "statement__preamble", "statement__closing"
        ).select_related("statement")


class Revision(Immutable):
    """A frozen version of a statement, one for every save that changed something.

    ``content`` is the whole statement as services.revising describes it; ``sha256`` is the
    hash of its canonical JSON. Only what is public about it may change later.
    """

    mutable_fields: ClassVar[frozenset[str]] = frozenset({"is_public", "published_at"})

    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        related_name="revisions",
        verbose_name=_("statement"),
    )
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64)
    is_public = models.BooleanField(_("public"), default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"))
    published_at = models.DateTimeField(_("first published"), null=True, blank=True)

    # Copied out of the content, for lists.
    title = models.CharField(_("title"), max_length=1000, blank=True)
    title_basis = models.CharField(max_length=20, choices=TitleBasis.choices)
    language = models.CharField(max_length=20, choices=Language.choices, blank=True)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_precision = models.CharField(max_length=10, choices=Precision.choices, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["statement_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "number"], name="revision_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(is_public=True),
                name="revision_public_is_one_a_statement",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(published_at__isnull=False),
                name="revision_public_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="revision_numbers_start_at_one"
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at"],
                condition=Q(is_public=True),
                name="revision_newest_public",
            ),
            models.Index(
                fields=["-signed_on"],
                condition=Q(is_public=True),
                name="revision_public_by_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} r{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("archive:statement_detail", args=[self.statement.number])
