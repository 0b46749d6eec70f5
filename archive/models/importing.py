"""Runs of the import."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OUTCOME_NAMES = {  # what became of a capture, as the counts of a run are shown
    "new": pgettext_lazy("outcome", "new"),
    "unchanged": pgettext_lazy("outcome", "unchanged"),
    "new-reading": pgettext_lazy("outcome", "read anew"),
    "duplicate": pgettext_lazy("outcome", "duplicate"),
    "proposal": pgettext_lazy("outcome", "proposed as a witness"),
    "not-a-statement": pgettext_lazy("outcome", "not a statement"),
    "failed": pgettext_lazy("outcome", "failed"),
}


class ImportRun(models.Model):
    """One run of an import: what was asked for, and what came of it."""

    command = models.TextField(_("command"))
    reader_version = models.CharField(_("reader version"), max_length=40)
    started_at = models.DateTimeField(_("started"))
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    counts = models.JSONField(
        _("counts"), default=dict, blank=True, help_text=_("Captures by outcome.")
    )
    position = models.CharField(
        _("position"),
        max_length=1000,
        blank=True,
        help_text=_("The last capture that is done; an interrupted run goes on after it."),
    )

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(_("run %(number)s")) % {"number": self.pk}
