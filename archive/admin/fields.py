"""Form fields that give back what they were given."""

from collections.abc import Iterable
from typing import Any

from django import forms


class DocumentTextField(forms.CharField):
    """Text of a document: what nobody touched comes back unchanged.

    Browsers send line ends as CR LF, and Django strips what it receives, ideographic spaces
    that indent a paragraph included: either would make a change of a save without one.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "strip": False})

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        if text is None:
            return None
        text = text.replace("\r\n", "\n")
        return text if text.strip() else ""


def mark_language(fields: Iterable[forms.Field], language: str) -> None:
    """Say in which language the text of these fields is, for fonts and screen readers."""
    for field in fields:
        if language and isinstance(field.widget, forms.TextInput | forms.Textarea):
            field.widget.attrs["lang"] = language
