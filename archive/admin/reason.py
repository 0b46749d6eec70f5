"""The page that asks why something is withdrawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from archive.admin.fields import DocumentTextField

Row = TypeVar("Row", bound=models.Model)


class ReasonForm(forms.Form):
    reason = DocumentTextField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 4}),
        error_messages={"required": gettext_lazy("A withdrawal needs a reason.")},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Generic[Row]):
    """What a page of withdrawal says, and how one row is withdrawn."""

    title: StrOrPromise
    consequence: StrOrPromise
    withdraw: Callable[[Row, str], object]
    refusal: type[Exception]
    cancel_url: str


def withdraw_with_reason(
    model_admin: admin.ModelAdmin[Row],
    request: HttpRequest,
    rows: Sequence[Row],
    withdrawal: Withdrawal[Row],
) -> HttpResponse:
    """Ask why; told it, withdraw the rows one by one and go back."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        for row in rows:
            _withdraw_one(model_admin, request, row, withdrawal, form.cleaned_data["reason"])
        return redirect(withdrawal.cancel_url)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": withdrawal.title,
        "consequence": withdrawal.consequence,
        "cancel_url": withdrawal.cancel_url,
        "rows": rows,
        "form": form,
    }
    return TemplateResponse(request, "admin/archive/withdraw.html", context)


def _withdraw_one(
    model_admin: admin.ModelAdmin[Row],
    request: HttpRequest,
    row: Row,
    withdrawal: Withdrawal[Row],
    reason: str,
) -> None:
    try:
        withdrawal.withdraw(row, reason)
    except withdrawal.refusal as error:
        model_admin.message_user(request, f"{row}: {error}", messages.WARNING)
        return
    said = _("Withdrawn: %(reason)s") % {"reason": reason}
    model_admin.log_change(request, row, said)
    told = _("Withdrawn: %(row)s") % {"row": row}
    model_admin.message_user(request, told, messages.SUCCESS)
