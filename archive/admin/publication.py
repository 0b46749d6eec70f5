"""The page that shows what would be published, before it is."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.guarded import PRIMARY_KEY
from archive.models import Statement

NEVER = -1  # the number of no revision


def publish_as_shown(
    model_admin: admin.ModelAdmin[Statement],
    request: HttpRequest,
    rows: Sequence[Any],
    publish: Callable[[Statement, int], bool],
) -> HttpResponse:
    """Show the rows, annotated with ``newest_number``; told to, publish what was shown.

    ``publish`` is given the number of the revision that the page showed, 0 for none.
    """
    changelist = reverse("admin:archive_statement_changelist")
    if request.method == "POST":
        published = sum(publish(row, _seen(request, row)) for row in rows)
        if published:
            said = ngettext(
                "%(count)d statement published.", "%(count)d statements published.", published
            )
            model_admin.message_user(request, said % {"count": published}, messages.SUCCESS)
        return redirect(changelist)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Publish on the public site"),
        "rows": [(row, _field(row), row.newest_number or 0) for row in rows],
        "cancel_url": changelist,
    }
    return TemplateResponse(request, "admin/archive/publish.html", context)


def _field(statement: Statement) -> str:
    return f"revision-{statement.pk}"


def _seen(request: HttpRequest, statement: Statement) -> int:
    """What is missing or garbled was not seen."""
    sent = request.POST.get(_field(statement), "")
    return int(sent) if PRIMARY_KEY.fullmatch(sent) else NEVER
