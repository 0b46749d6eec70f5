"""The site's settings in the admin: one form, never a list, never a second row."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from site_config.models import ONLY_ROW, SiteSettings


class SiteSettingsForm(forms.ModelForm[SiteSettings]):
    class Meta:
        model = SiteSettings
        fields = [
            *("name_en", "name_zh", "name_ru", "tip_line", "home_text", "about_text"),
            *("contact", "licence"),
        ]
        help_texts = {
            "name_en": _("In the head of every page, in titles and in citations."),
            "name_zh": _("Stands beside the English name."),
            "name_ru": _("Stands beside the English name."),
            "home_text": _("What the archive is, in a sentence or two: below its name."),
            "about_text": _("Who keeps the archive, and how it is made. A paragraph a line."),
            "contact": _("An address that readers may write to: in the foot of every page."),
        }
        widgets = {
            "name_zh": AdminTextInputWidget(attrs={"lang": "zh-Hans"}),
            "name_ru": AdminTextInputWidget(attrs={"lang": "ru"}),
        }


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin[SiteSettings]):
    form = SiteSettingsForm
    actions = None
    fieldsets = [
        (_("Names"), {"fields": ["name_en", "name_zh", "name_ru"]}),
        (_("Texts"), {"fields": ["tip_line", "home_text", "about_text"]}),
        (_("Contact and licence"), {"fields": ["contact", "licence"]}),
    ]

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody adds settings: the form makes the one row when it is first saved."""
        return False

    def has_delete_permission(
        self, _request: HttpRequest, _obj: SiteSettings | None = None
    ) -> bool:
        return False

    def get_object(
        self, _request: HttpRequest, object_id: str, _from_field: str | None = None
    ) -> SiteSettings | None:
        return SiteSettings.load() if object_id == str(ONLY_ROW) else None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Go to the one form; the list would only ever hold one row."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        return redirect(_address())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        context |= {
            "title": self.opts.verbose_name,
            "subtitle": None,
            "show_save_and_continue": False,
            "show_close": False,
        }
        return super().render_change_form(request, context, *args, **options)

    def response_change(self, request: HttpRequest, _obj: SiteSettings) -> HttpResponse:
        self.message_user(request, _("The site settings are saved."), messages.SUCCESS)
        return redirect(_address())


def _address() -> str:
    return reverse("admin:site_config_sitesettings_change", args=[ONLY_ROW])
