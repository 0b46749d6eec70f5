"""Error pages: within the editors' desk they keep its frame, elsewhere the site's."""

from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import defaults


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_at_the_desk(request):
        return _desk_page(request, _("You may not do this"), HTTPStatus.FORBIDDEN)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_at_the_desk(request):
        return _desk_page(request, _("Page not found"), HTTPStatus.NOT_FOUND)
    return defaults.page_not_found(request, exception)


def _is_at_the_desk(request: HttpRequest) -> bool:
    """An address of the admin, asked for by someone who may enter it."""
    match = request.resolver_match
    return bool(match and match.app_name == "admin" and admin.site.has_permission(request))


def _desk_page(request: HttpRequest, title: str, status: HTTPStatus) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title}
    page = TemplateResponse(request, f"admin/{status.value}.html", context, status=status)
    return page.render()
