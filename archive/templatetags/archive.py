"""Presentation of the archive's values."""

import re

from django import template
from django.utils.translation import gettext
from django_stubs_ext import StrOrPromise

from archive.models.importing import OUTCOME_NAMES
from site_config.languages import permanent as permanent_address

register = template.Library()

WEB_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


@register.filter
def web_address(url: str) -> str:
    """The address where it is one of the web, else nothing: what may become a link."""
    return url if WEB_ADDRESS.fullmatch(url) else ""


@register.filter
def translated(text: str) -> str:
    """A text of the site's settings: in the reader's language while it is the default.

    What an editor wrote has no translation and stays as it is.
    """
    return gettext(text) if text else ""


@register.filter
def permanent(path: str) -> str:
    """The address without the language in which the reader sees the page."""
    return permanent_address(path)


@register.filter
def outcome_name(outcome: str) -> StrOrPromise:
    """What became of captures in an import, in the reader's language."""
    return OUTCOME_NAMES.get(outcome, outcome)


@register.simple_tag(takes_context=True)
def absolute(context: template.RequestContext, path: str) -> str:
    """The path with the scheme and host under which readers know the site."""
    request = context["request"]
    return f"{request.scheme}://{request.get_host()}{path}"
