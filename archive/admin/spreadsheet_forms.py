"""The forms with which a table is exported and imported."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.exports.formats import FileFormat

MOST_NUMBERS = 500
MOST_DIGITS = 9


class ExportForm(forms.Form):
    file_format = forms.ChoiceField(label=gettext_lazy("Format"), choices=FileFormat.choices)
    numbers = forms.CharField(
        label=gettext_lazy("Only these numbers"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy(
            "Of statements (of captures, for headlines), with spaces between; empty for all."
        ),
    )

    def clean_numbers(self) -> list[int] | None:
        words = self.cleaned_data["numbers"].replace(",", " ").split()
        if len(words) > MOST_NUMBERS or not all(
            word.isascii() and word.isdecimal() and len(word) <= MOST_DIGITS for word in words
        ):
            raise ValidationError(_("Type whole numbers, with spaces between."))
        return [int(word) for word in words] or None


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV (UTF-8) or JSON, at most 2 MB and 2,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.json"}),
    )
