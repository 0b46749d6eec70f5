"""What every template knows of the site."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from site_config.models import SiteSettings


def site_settings(_request: HttpRequest) -> dict[str, object]:
    return {"site": SimpleLazyObject(SiteSettings.load)}
