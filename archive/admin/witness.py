"""Witnesses: which capture carries which statement, and whether an editor agrees."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.guarded import GuardedAdmin, signed_in
from archive.models import Witness
from archive.models.witness import Status
from archive.services.witnesses import may_set_status

FIXED = ["capture", "statement"]
READ = ["score", "is_base", "applied_reading"]


class WitnessForm(forms.ModelForm[Witness]):
    user: ClassVar[User]  # who decides; the admin makes a class of this form for each request

    class Meta:
        model = Witness
        fields = ["capture", "statement", "role", "status"]

    def clean_status(self) -> Any:
        status = self.cleaned_data["status"]
        if self.instance.is_base and status != Status.CONFIRMED:
            raise ValidationError(_("The base witness must be confirmed."))
        if not may_set_status(self.user, self.instance, status):
            raise ValidationError(
                _(
                    "Only who may publish can confirm a witness or change a confirmed one:"
                    " it makes the capture public."
                )
            )
        return status


@admin.register(Witness)
class WitnessAdmin(GuardedAdmin[Witness]):
    form = WitnessForm
    list_display = ["statement", "capture", "role", "status", "is_base", "score"]
    list_filter = ["status", "role", "is_base"]
    list_select_related = ["statement", "capture"]
    search_fields = ["=statement__number", "statement__title", "=capture__number"]
    search_help_text = gettext_lazy("Number or title of the statement, number of the capture")
    autocomplete_fields = FIXED
    fields = ["statement", "capture", "role", "status", *READ]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, *args, **kwargs)
        form.user = signed_in(request)
        return form

    def get_readonly_fields(
        self, request: HttpRequest, obj: Witness | None = None
    ) -> list[str]:
        return [*FIXED, *READ] if obj else READ

    def has_delete_permission(self, request: HttpRequest, obj: Witness | None = None) -> bool:
        """Nobody: what is no witness is rejected, and so never proposed again."""
        return False
