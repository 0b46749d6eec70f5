"""Headlines: the link titles that stand beside a statement on its page."""

from typing import Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from archive.models.capture import Capture
from archive.models.source import Source


class HeadlineQuerySet(models.QuerySet["Headline"]):
    def public(self) -> Self:
        """Headlines entered by hand, and those of public captures."""
        public_capture = Capture.objects.public().filter(pk=OuterRef("capture"))
        return self.filter(Q(capture__isnull=True) | Exists(public_capture))


class Headline(models.Model):
    """The title of a link on a captured page, with the date printed beside it."""

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="headlines",
        verbose_name=_("source"),
    )
    capture = models.ForeignKey(
        Capture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="headlines",
        verbose_name=_("capture"),
        help_text=_("Empty where an editor entered the headline by hand."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=500)
    published_on = models.DateField(_("date"), null=True, blank=True)
    url = models.CharField(
        _("address"),
        max_length=2000,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )

    objects = HeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("headline")
        verbose_name_plural = _("headlines")
        ordering = ["-published_on", "capture_id", "order", "id"]
        permissions = [
            ("export_headline", "Can export headlines"),
            ("import_headline", "Can import headlines"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "order"],
                name="headline_order_is_unique",
                violation_error_message=_("Another headline stands in this place."),
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="headline_has_a_title",
                violation_error_message=_("A headline needs a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
