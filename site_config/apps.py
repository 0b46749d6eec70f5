"""The site's own app: what an editor may configure of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_config"
    verbose_name = _("Site")
