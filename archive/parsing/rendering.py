"""From a decoded page to plain text, by what kind of page it is."""

from dataclasses import replace

from archive.parsing.markdown import render_markdown
from archive.parsing.markup import looks_like_html, render_html
from archive.parsing.reading import LINE_END, Unreadable
from archive.parsing.rendered import Rendered
from archive.parsing.result import Decoded
from archive.parsing.wrapped import unwrap_json

MOST_LINES = 20_000
LONGEST_LINE = 100_000  # characters
INVISIBLE = "\ufeff\u200b \t\r\n\f\v\u3000\xa0"


def render(decoded: Decoded, media_type: str = "") -> tuple[Decoded, Rendered]:
    """The page as plain text; its kind is what it is seen to be, else what is told.

    JSON and HTML are known by their content, Markdown only by ``media_type``. Raises
    ``Unreadable`` where a cap is passed, or where nothing is left to read.
    """
    rendered = _render(decoded.text, media_type)
    _refuse(rendered.text)
    return replace(decoded, text=rendered.text), rendered


def _render(text: str, media_type: str) -> Rendered:
    if text.lstrip(INVISIBLE)[:1] in {"{", "["} and (unwrapped := unwrap_json(text)):
        return unwrapped
    if media_type == "text/html" or looks_like_html(text):
        return render_html(text)
    if media_type == "text/markdown":
        return render_markdown(text)
    return Rendered(text)


def _refuse(text: str) -> None:
    if not text.strip(INVISIBLE):
        raise Unreadable("it is empty: no text is left to read")
    ends = [match.start() for match in LINE_END.finditer(text)]
    if len(ends) >= MOST_LINES:
        raise Unreadable(f"limit: it has more than {MOST_LINES:,} lines")
    starts = [0, *ends]
    longest = max(b - a for a, b in zip(starts, [*ends, len(text)], strict=True))
    if longest > LONGEST_LINE:
        raise Unreadable(f"limit: a line is longer than {LONGEST_LINE:,} characters")
