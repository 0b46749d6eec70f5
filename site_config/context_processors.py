"""What every template knows of the site."""

from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject

from site_config.languages import LANGUAGES, permanent
from site_config.models import SiteSettings

NAMES = {"zh-hans": "name_zh", "ru": "name_ru"}


def site_settings(request: HttpRequest) -> dict[str, object]:
    """The settings, asked for once and only by templates that show them."""
    site = SimpleLazyObject(SiteSettings.load)
    name = NAMES.get(getattr(request, "LANGUAGE_CODE", ""), "name_en")
    return {
        "site": site,
        "site_name": SimpleLazyObject(lambda: getattr(site, name)),
        "interface_languages": LANGUAGES,
        "permanent_path": escape_uri_path(permanent(request.path)),
    }
