"""The editors' desk: Django's admin with a first page that says what waits."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy

APPS = ["archive", "site_config", "auth"]
MODELS = [  # what an editor uses most comes first
    *("Statement", "Headline", "Source", "Witness"),
    *("Capture", "Reading", "ImportRun", "Revision", "Tombstone"),
]
LACKING_IN_DJANGO = [  # what its Chinese catalogue does not have, so that ours does
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("Error:"),
    gettext_noop("Forgotten your login credentials?"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
]


class Desk(admin.AdminSite):
    site_header = _("Chancery")
    site_title = _("Chancery")
    index_title = _("The editors' desk")

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        # The archive's admin registers with this site, which must be there first.
        from archive.admin.dashboard import panels_for  # noqa: PLC0415 -- as said

        context = {"panels": list(panels_for(request, self)), **(extra_context or {})}
        return super().index(request, context)

    def get_urls(self) -> list[Any]:
        """Without the redirect from a row's key to its page: it asks for no permission."""
        return [
            each for each in super().get_urls() if getattr(each, "name", None) != "view_on_site"
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        apps.sort(key=lambda app: _place(app["app_label"], APPS))
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"], MODELS))
        return apps


def _place(name: str, order: list[str]) -> int:
    """Its place in ``order``; names that are not in it keep theirs, after the others."""
    return order.index(name) if name in order else len(order)
