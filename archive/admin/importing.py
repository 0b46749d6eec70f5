"""Import runs: what was asked for and what came of it, to be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.guarded import ReadOnlyAdmin
from archive.models import ImportRun
from archive.models.importing import OUTCOME_NAMES


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    list_display = ["__str__", "started_at", "finished_at", "outcomes", "reader_version"]
    list_filter = ["reader_version"]
    date_hierarchy = "started_at"
    search_fields = ["command"]
    fields = [
        "command",
        "reader_version",
        "started_at",
        "heartbeat_at",
        "finished_at",
        "outcomes",
        "position",
    ]

    @admin.display(description=_("captures by outcome"), empty_value="—")
    def outcomes(self, run: ImportRun) -> str:
        return ", ".join(
            f"{count} {OUTCOME_NAMES.get(outcome, outcome)}"
            for outcome, count in run.counts.items()
        )
