"""The form of a statement, which notices when another editor was quicker."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.admin.fields import mark_language
from archive.models import Revision, Statement
from archive.services.revising import newest_revision

NO_REVISION = "0"


class BaseRevisionField(forms.CharField):
    """A number that the form carries; it is no part of the statement, so it never changes."""

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        return False


class StatementForm(forms.ModelForm[Statement]):
    """``base_revision`` carries the number of the revision that the editor began with."""

    base_revision = BaseRevisionField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Statement
        fields = [
            *("title", "title_basis", "language", "kind"),
            *("signed_on", "signed_precision", "signed_text", "place"),
            *("lead_in", "preamble", "closing"),
        ]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        mark_language(self.fields.values(), self.instance.language)
        if self.instance.pk and not self.is_bound:
            self.initial["base_revision"] = _number(newest_revision(self.instance))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk:
            # Locked until the save is committed, so that the answer stays true.
            Statement.objects.select_for_update().filter(pk=self.instance.pk).first()
            newest = newest_revision(self.instance)
            if self.data.get("base_revision") != _number(newest):
                raise ValidationError(_conflict(newest), code="conflict")
        return cleaned


def _number(revision: Revision | None) -> str:
    return str(revision.number) if revision else NO_REVISION


def _conflict(newest: Revision | None) -> str:
    if newest is None:
        return _("Not saved: the form was incomplete. Open the statement again.")
    said = _(
        "Not saved: %(who)s saved this statement on %(when)s (revision %(number)d), after you"
        " opened it. What you typed is still below: open the statement in another tab and carry"
        " your changes over."
    )
    return said % {
        "who": newest.author or _("the import"),
        "when": date_format(localtime(newest.created_at), "DATETIME_FORMAT"),
        "number": newest.number,
    }
