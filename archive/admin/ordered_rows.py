"""Inline rows that an editor puts in order by typing numbers."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fields import mark_language
from archive.models import Article, Signatory, Statement

Row = TypeVar("Row", bound=Article | Signatory)
FIRST, LAST = 0, 999_999


class OrderedRowForm(forms.ModelForm[Row]):
    """A row with its place among the others.

    ``position`` stands for the model's ``order``: two rows may be given the same number for a
    moment, which the table forbids.
    """

    position = forms.IntegerField(
        label=gettext_lazy("Order"), required=False, min_value=FIRST, max_value=LAST
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["position"] = self.instance.order


class OrderedFormSet(BaseInlineFormSet[Row, Statement, forms.ModelForm[Row]]):
    """Rows sorted by (number typed, place in the form); rows without a number come last."""

    def add_fields(self, form: forms.ModelForm[Row], index: int | None) -> None:
        super().add_fields(form, index)
        mark_language(form.fields.values(), self.instance.language)

    def rows_in_order(self) -> Sequence[Row]:
        """What is to be kept, as the editor ordered it; call it on a valid set."""
        deleted = self.deleted_forms
        kept = [
            form
            for form in self.forms
            if form not in deleted and (form.instance.pk or form.has_changed())
        ]
        kept.sort(key=_place)  # stable: the place in the form decides between equals
        return [form.instance for form in kept]

    def show_rows_as_sent(self) -> None:
        """Pair each sent form with its own row when the set is shown again.

        Django pairs them by position, and so drops forms, with what was typed in them, when
        another editor has deleted a row meanwhile.
        """
        if self.is_bound:
            self._queryset: Any = [form.instance for form in self.initial_forms]

    def write(self) -> None:
        """Save the rows in their order; ``save(commit=False)`` must have run."""
        raise NotImplementedError


def name_inputs(form: forms.ModelForm[Any], index: int | None) -> None:
    """Say of each input its column and row: in a table no label stands beside it."""
    row = _("new row") if index is None else _("row %(number)d") % {"number": index + 1}
    for field in form.fields.values():
        if not field.widget.is_hidden:
            name = _("%(column)s, %(row)s") % {"column": capfirst(field.label), "row": row}
            field.widget.attrs["aria-label"] = name


def _place(form: forms.ModelForm[Any]) -> int:
    position: int | None = form.cleaned_data.get("position")
    return LAST + 1 if position is None else position
