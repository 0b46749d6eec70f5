"""Who signed a statement."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.ordering import OrderedQuerySet
from archive.models.statement import Statement


class SignatoryQuerySet(OrderedQuerySet["Signatory"]):
    pass


class Signatory(models.Model):
    """A person or institution that signed, as printed."""

    statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        related_name="signatories",
        verbose_name=_("statement"),
    )
    order = models.PositiveIntegerField(_("order"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200, blank=True)
    institution = models.CharField(_("institution"), max_length=300, blank=True)
    role = models.CharField(
        _("office"), max_length=200, blank=True, help_text=_("The office, as printed.")
    )
    mark = models.CharField(
        _("mark"), max_length=40, blank=True, help_text=_("The mark of signing: 签字.")
    )

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["statement_id", "order"]
        permissions = [
            ("export_signatory", "Can export signatories"),
            ("import_signatory", "Can import signatories"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "order"],
                name="signatory_order_is_unique",
                violation_error_message=_("Another signatory stands in this place."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(institution=""),
                name="signatory_is_someone",
                violation_error_message=_("A signatory needs a name or an institution."),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.name, self.institution]))
