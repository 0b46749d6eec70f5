"""The signatories of a statement, within its form."""

from django import forms
from django.contrib import admin

from archive.admin.ordered_rows import OrderedFormSet, OrderedRowForm, name_inputs
from archive.models import Signatory, Statement
from archive.services.editing import save_signatories


class SignatoryForm(OrderedRowForm[Signatory]):
    class Meta:
        model = Signatory
        fields = ["name", "institution", "role", "mark"]


class SignatoryFormSet(OrderedFormSet[Signatory]):
    def add_fields(self, form: forms.ModelForm[Signatory], index: int | None) -> None:
        super().add_fields(form, index)
        name_inputs(form, index)

    def write(self) -> None:
        save_signatories(self.instance, self.rows_in_order(), deleted=self.deleted_objects)


class SignatoryInline(admin.TabularInline[Signatory, Statement]):
    model = Signatory
    form = SignatoryForm
    formset = SignatoryFormSet
    extra = 0
    fields = ["position", "name", "institution", "role", "mark"]
