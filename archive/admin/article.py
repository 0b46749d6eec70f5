"""The articles of a statement, within its form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext

from archive.admin.fields import DocumentTextField
from archive.admin.ordered_rows import OrderedFormSet, OrderedRowForm
from archive.models import Article, Statement
from archive.services.editing import in_a_circle, save_articles


class ArticleForm(OrderedRowForm[Article]):
    class Meta:
        model = Article
        fields = ["label", "number", "heading", "text", "parent"]


class ArticleFormSet(OrderedFormSet[Article]):
    @cached_property
    def parent_choices(self) -> list[tuple[Any, str]]:
        rows = [(article.pk, str(article)) for article in self.get_queryset()]
        return [("", "---------"), *rows]

    def add_fields(self, form: forms.ModelForm[Article], index: int | None) -> None:
        super().add_fields(form, index)
        parent = form.fields.get("parent")
        if isinstance(parent, forms.ModelChoiceField):
            parent.queryset = Article.objects.filter(statement=self.instance.pk)
            parent.choices = self.parent_choices  # one query for all rows

    def clean(self) -> None:
        super().clean()
        rows = {form.instance.pk: form for form in self.initial_forms if form.instance.pk}
        parents = {pk: form.instance.parent_id for pk, form in rows.items()}
        for pk in in_a_circle(parents):
            message = gettext("An article cannot stand within itself, not even through others.")
            rows[pk].add_error("parent", message)

    def write(self) -> None:
        save_articles(self.instance, self.rows_in_order(), deleted=self.deleted_objects)


class ArticleInline(admin.StackedInline[Article, Statement]):
    model = Article
    form = ArticleForm
    formset = ArticleFormSet
    extra = 0
    fieldsets = [
        (None, {"fields": [("position", "label", "number", "parent"), "heading", "text"]})
    ]
    formfield_overrides = {
        models.TextField: {
            "form_class": DocumentTextField,
            "widget": AdminTextareaWidget(
                attrs={"class": "vLargeTextField document-text", "rows": 5}
            ),
        }
    }
