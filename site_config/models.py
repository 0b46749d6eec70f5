"""What an editor may configure of the site, in one row; and who must wait to log in."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

ONLY_ROW = 1


class SiteSettings(models.Model):
    """Name, tip-line, contact and texts of the archive itself."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ROW, editable=False)
    name_en = models.CharField(_("name in English"), max_length=100, default="Chancery")
    name_zh = models.CharField(_("name in Chinese"), max_length=100, default="文枢")
    name_ru = models.CharField(_("name in Russian"), max_length=100, default="Канцелярия")
    tip_line = models.CharField(
        _("tip-line"),
        max_length=200,
        default=gettext_noop(
            "Know of a statement that is missing, or of a mistake? Tell the editors."
        ),
        blank=True,
        help_text=_("How readers tell the archive of a statement or a mistake: on every page."),
    )
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    home_text = models.TextField(
        _("text of the home page"),
        default=gettext_noop(
            "An open archive of joint statements, declarations and communiqués: read from the"
            " pages that carried them, reviewed by editors, with the origin of every sentence."
        ),
        blank=True,
    )
    about_text = models.TextField(_("text of the about page"), blank=True)
    licence = models.CharField(
        _("licence of the texts"),
        max_length=200,
        blank=True,
        help_text=_("Under what terms readers may use the published texts."),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("site settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(id=ONLY_ROW),
                name="site_settings_is_one_row",
                violation_error_message=_("The site has one set of settings."),
            )
        ]

    def __str__(self) -> str:
        return self.name_en

    @classmethod
    def load(cls) -> Self:
        """The site's settings; the defaults (unsaved) where nobody has saved any."""
        return cls.objects.filter(id=ONLY_ROW).first() or cls()


class LoginAttempts(models.Model):
    """How often a name was tried at an address since it last got in."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    blocked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("login attempts")

    def __str__(self) -> str:
        return self.key
