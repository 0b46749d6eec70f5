"""The provisions of a statement."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.ordering import OrderedQuerySet
from archive.models.statement import Statement


class ArticleQuerySet(OrderedQuerySet["Article"]):
    pass


class Article(models.Model):
    """A numbered provision of a statement, or a section that holds others.

    ``text`` holds a paragraph a line. ``key`` (``art-3``, ``par-4``) is the provision's
    permanent address: given once, it never moves to another text.
    """

    statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        related_name="articles",
        verbose_name=_("statement"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("within"),
    )
    order = models.PositiveIntegerField(_("order"))
    key = models.CharField(_("key"), max_length=40, editable=False)
    label = models.CharField(_("label as printed"), max_length=40, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    heading = models.CharField(_("heading"), max_length=500, blank=True)
    text = models.TextField(_("text"), blank=True, help_text=_("A paragraph a line."))

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["statement_id", "order"]  # only a document's own order
        permissions = [
            ("export_article", "Can export articles"),
            ("import_article", "Can import articles"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "key"],
                name="article_key_is_unique",
                violation_error_message=_("Another article has this key."),
            ),
            models.UniqueConstraint(
                fields=["statement", "order"],
                name="article_order_is_unique",
                violation_error_message=_("Another article stands in this place."),
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(label="") | ~Q(heading=""),
                name="article_says_something",
                violation_error_message=_("An article needs a label, a heading or a text."),
            ),
            models.CheckConstraint(
                condition=~Q(key=""),
                name="article_has_a_key",
                violation_error_message=_("An article needs a key."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="article_is_not_within_itself",
                violation_error_message=_("An article cannot stand within itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.label}".strip()

    def clean(self) -> None:
        super().clean()
        if self.parent and self.parent.statement_id != self.statement_id:
            raise ValidationError({"parent": _("It must be of the same statement.")})
