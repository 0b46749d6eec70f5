"""The site's settings in the admin: one form, never a second row."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from site_config.models import ONLY_ROW, SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin[SiteSettings]):
    actions = None
    fieldsets = [
        (_("Name"), {"fields": ["name_en", "name_zh", "name_ru"]}),
        (_("On every page"), {"fields": ["tip_line", "contact", "licence"]}),
        (_("Pages"), {"fields": ["home_text", "about_text"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(
        self, _request: HttpRequest, _obj: SiteSettings | None = None
    ) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Go to the one form; the list would only ever hold one row."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        if SiteSettings.objects.exists():
            return redirect(reverse("admin:site_config_sitesettings_change", args=[ONLY_ROW]))
        return redirect(reverse("admin:site_config_sitesettings_add"))
