"""The sites and publishers that carried statements."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A site or publisher: known by its host, else by the name that its pages print."""

    host = models.CharField(
        _("host"), max_length=253, blank=True, help_text=_("www.example.org, where known")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    tip_line = models.CharField(
        _("tip-line"),
        max_length=500,
        blank=True,
        help_text=_("The line with which its pages ask readers for news, as printed."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "host"]
        constraints = [
            models.UniqueConstraint(
                fields=["host"],
                condition=~Q(host=""),
                name="source_host_is_unique",
                violation_error_message=_("There is a source with this host already."),
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(host=""),
                name="source_name_is_unique_without_host",
                violation_error_message=_(
                    "There is a source with this name and no host already."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(host="") | ~Q(name=""),
                name="source_has_host_or_name",
                violation_error_message=_("A source needs a host or a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.host
