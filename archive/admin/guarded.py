"""What every admin class of the archive does with requests that nobody meant well."""

import re
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.filters import SimpleListFilter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=models.Model)

LONGEST_QUERY = 200
MOST_WORDS = 20
LONGEST_VALUE = 100
VALUE_LOOKUPS = ("", "__exact", "__isnull", "__gte", "__lt")
KEY_LOOKUPS = ("__id__exact", "__isnull")
DATE_PARTS = {"year": range(1, 9999), "month": range(1, 13), "day": range(1, 32)}
PRIMARY_KEY = re.compile(r"[0-9]{1,18}")  # what an integer column holds
DIGITS = re.compile(r"[0-9]{1,4}")


def signed_in(request: HttpRequest) -> User:
    """The user who asks; every page of the admin has one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class GuardedAdmin(admin.ModelAdmin[Row]):
    """Answers only the lookups that its own filters offer, and searches of a sane length.

    Django's admin lets anyone who may see a list filter it by any field and any lookup,
    regular expressions among them, and turns some dates into an error page.
    """

    list_per_page = 50
    list_max_show_all = 500

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        value = str(value)
        if len(value) > LONGEST_VALUE or "\0" in value:
            return False
        if self.date_hierarchy:
            field, _separator, part = lookup.rpartition("__")
            if field == self.date_hierarchy and part in DATE_PARTS:
                return bool(DIGITS.fullmatch(value)) and int(value) in DATE_PARTS[part]
        if lookup.endswith("__id__exact") and not PRIMARY_KEY.fullmatch(value):
            return False
        return lookup in self._offered_lookups(request)

    def _offered_lookups(self, request: HttpRequest) -> set[str]:
        offered = set()
        for entry in self.get_list_filter(request):
            if isinstance(entry, type) and issubclass(entry, SimpleListFilter):
                offered.add(str(entry.parameter_name))
            else:
                name = str(entry[0] if isinstance(entry, tuple | list) else entry)
                is_relation = self.opts.get_field(name).is_relation
                lookups = KEY_LOOKUPS if is_relation else VALUE_LOOKUPS
                offered.update(name + lookup for lookup in lookups)
        return offered

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        if len(search_term) > LONGEST_QUERY or len(search_term.split()) > MOST_WORDS:
            shorten = _(
                "Shorten the search: at most %(letters)d characters and %(words)d words."
            )
            limits = {"letters": LONGEST_QUERY, "words": MOST_WORDS}
            self.message_user(request, shorten % limits, messages.WARNING)
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)


class ReadOnlyAdmin(GuardedAdmin[Row]):
    """Rows that nobody adds, changes or deletes here, whatever their permissions."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        _refuse_writing(request)
        return super().changelist_view(request, extra_context)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        _refuse_writing(request)
        return super().history_view(request, object_id, extra_context)


def _refuse_writing(request: HttpRequest) -> None:
    if request.method not in {"GET", "HEAD"}:
        raise PermissionDenied
