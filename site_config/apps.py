"""The site's own app: what an editor may configure of it, and the desk that editors sit at."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_config"
    verbose_name = _("Site")


class DeskConfig(AdminConfig):
    """Django's admin, with a site class of our own."""

    default_site = "site_config.desk.Desk"
