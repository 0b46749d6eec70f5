"""Presentation of the archive's values."""

import re

from django import template

register = template.Library()

WEB_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


@register.filter
def web_address(url: str) -> str:
    """The address where it is one of the web, else nothing: what may become a link."""
    return url if WEB_ADDRESS.fullmatch(url) else ""


@register.simple_tag(takes_context=True)
def absolute(context: template.RequestContext, path: str) -> str:
    """The path with the scheme and host under which readers know the site."""
    request = context["request"]
    return f"{request.scheme}://{request.get_host()}{path}"
