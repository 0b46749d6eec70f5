"""All addresses: the editors' desk, and the readers' site of the archive.

Both in every language of the interface: an address without a language is in English, and is
the permanent one.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("admin/", admin.site.urls),
    path("", include("archive.urls")),
    prefix_default_language=False,
)

handler403 = "site_config.errors.not_allowed"
handler404 = "site_config.errors.not_found"
