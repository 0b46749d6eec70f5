"""Markdown as plain text: a paragraph a line, without the marks of headings, lists and links.

Only what captured pages hold is read: front matter, headings, emphasis, links, escapes, wiki
links. A line ends a paragraph where Markdown says so: at a blank line, a heading, a list item.
"""

import re
from collections.abc import Generator, Iterator

from archive.parsing.rendered import Hints, Rendered

HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
FRONT_TITLE = re.compile(r"title:[ \t]*[\"']?(.{2,500}?)[\"']?[ \t]*$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
ITEM = re.compile(r"(?:[-*+]|[0-9]{1,4}[.)])[ \t]+")
QUOTE = re.compile(r"(?:>[ \t]?)+")
TABLE_ROW = re.compile(r"\|.*\|$")
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

IMAGE = re.compile(r"!\[([^\]\[\n]{0,300})\]\([^()\[\n]{0,2000}\)")
ADDRESS = r"(?:[^()\s<>\[\]]|\([^()\s\[\]]{0,100}\)){0,2000}"
LINK = re.compile(rf"\[([^\]\[\n]{{0,500}})\]\(<?({ADDRESS})>?(?:[ \t]+[^()\n\[]{{0,300}})?\)")
WIKI_LINK = re.compile(
    r"\[\[(?:[a-z-]{2,12}:)?([^\]\[|\n]{1,300})(?:\|([^\]\[\n]{1,300}))?\]\]"
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])")
UNDERSCORED = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def render_markdown(text: str) -> Rendered:
    """Render Markdown; front matter stands first, a line each."""
    lines: list[str] = []
    hints: dict[int, Hints] = {}
    for tag, paragraph in _paragraphs(LINE_END.split(text)):
        link = LINK.search(paragraph)
        plain = _plain(paragraph).strip()
        if plain:
            hints[len(lines)] = Hints(tag, link[2] if link else "")
            lines.append(plain)
    return Rendered("\n".join(lines), hints)


def _paragraphs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each block with its element: h1 to h6, li, p, or meta for front matter."""
    start = yield from _front_matter(lines)
    open_lines: list[str] = []
    tag = "p"
    for raw in lines[start:]:
        line = QUOTE.sub("", raw.strip(), count=1).strip()
        heading = HEADING.match(line)
        item = ITEM.match(line)
        if UNDERLINE.match(line) and open_lines:
            yield ("h1" if line[0] == "=" else "h2"), " ".join(open_lines)
            open_lines = []
            continue
        if open_lines and (not line or heading or item or TABLE_ROW.match(line)):
            yield tag, " ".join(open_lines)
            open_lines = []
        if heading:
            yield f"h{len(heading[1])}", heading[2]
        elif TABLE_ROW.match(line):
            yield "tr", line.strip("|").replace("|", "\t")
        elif line and not RULE.match(line):
            if not open_lines:
                tag = "li" if item else "p"
            open_lines.append(line)
            if raw.endswith(("  ", "\\")):  # a hard line break
                yield tag, " ".join(open_lines).rstrip("\\")
                open_lines = []
    if open_lines:
        yield tag, " ".join(open_lines)


def _front_matter(lines: list[str]) -> Generator[tuple[str, str], None, int]:
    """Yield the lines between two rules at the start; return where the text begins."""
    if not lines or lines[0].lstrip("\ufeff").strip() != "---":
        return 0
    for place in range(1, min(len(lines), 100)):
        if lines[place].strip() in {"---", "..."}:
            for line in lines[1:place]:
                title = FRONT_TITLE.match(line)
                yield ("title", title[1]) if title else ("meta", line)
            return place + 1
    return 0


def _plain(text: str) -> str:
    """A paragraph without its marks."""
    for pattern, shown in ((IMAGE, r"\1"), (LINK, r"\1")):
        text = pattern.sub(shown, text)
    text = WIKI_LINK.sub(lambda match: match[2] or match[1], text)
    for pattern in (EMPHASIS, UNDERSCORED):
        text = pattern.sub(r"\2", text)
    return ESCAPE.sub(r"\1", text)
