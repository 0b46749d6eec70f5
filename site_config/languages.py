"""The languages of the interface: the address alone says which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


@dataclass(frozen=True, slots=True)
class InterfaceLanguage:
    code: str  # of Django: zh-hans
    name: str  # in the language itself

    @property
    def tag(self) -> str:
        """The language as BCP 47 writes it: ``zh-Hans``."""
        language, _separator, script = self.code.partition("-")
        return f"{language}-{script.title()}" if script else language

    @property
    def prefix(self) -> str:
        """What stands before a permanent address to read it in this language."""
        return "" if self.code == settings.LANGUAGE_CODE else f"/{self.code}"


LANGUAGES = tuple(InterfaceLanguage(code, str(name)) for code, name in settings.LANGUAGES)
BY_PREFIX = {language.prefix: language for language in LANGUAGES if language.prefix}
PERMANENT = next(language for language in LANGUAGES if not language.prefix)


def language_of(path: str) -> InterfaceLanguage:
    return BY_PREFIX.get("/" + path[1:].partition("/")[0], PERMANENT)


def permanent(path: str) -> str:
    """The address without a language: the one that is cited and never changes."""
    return path.removeprefix(language_of(path).prefix)


class AddressLanguageMiddleware:
    """Answer in the language of the address.

    Django's own also asks cookies and the browser, and so marks every page as one that varies
    with the browser's languages; ours do not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language.code):
            request.LANGUAGE_CODE = language.code
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language.tag)
        return response
