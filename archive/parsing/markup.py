"""HTML as plain text: blocks become lines, short table rows one line with tabs."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.parsing.dates import make_date
from archive.parsing.prescan import refuse_hostile_html
from archive.parsing.rendered import Hints, Rendered

HTML_START = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)", re.IGNORECASE
)
SOME_TAG = re.compile(
    r"<(?:p|div|br|table|body|head|meta|h[1-6]|ul|span|a)\b[^<>]{0,300}>", re.IGNORECASE
)
FEWEST_TAGS = 3  # of a page that has no <html>
SNIFFED = 200_000  # characters

BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog div dl dt "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend "
        "li main nav ol p pre section summary table tbody td tfoot th thead title tr ul"
    ).split()
)
UNSEEN = frozenset(
    ("script style template svg math iframe object canvas audio video noscript del").split()
)
HIDING = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
LONGEST_PATH = 300  # characters; what lies deeper has the path of what holds it
LONGEST_ROW = 300  # characters of a table row that is one line

SPACES = re.compile(r"[ \t\r\n\f]+")
OTHER_LINE_ENDS = re.compile(r"[\v\x1c-\x1e\x85\u2028\u2029]")
PUBLISHED = re.compile(
    r"pubdate|publishdate|article:published_time|datepublished|dc\.date|firstcreatetime",
    re.IGNORECASE,
)
ISO_DATE = re.compile(r"\s*([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})")


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: by its start, or by some tags of pages in it."""
    if HTML_START.match(text[:SNIFFED]):
        return True
    tags = SOME_TAG.finditer(text[:SNIFFED])
    return sum(1 for _ in zip(range(FEWEST_TAGS), tags, strict=False)) == FEWEST_TAGS


def render_html(text: str) -> Rendered:
    """Render HTML: its title first, then what is seen of its body, in order.

    Raises ``Unreadable`` for what would keep a parser busy (see ``prescan``).
    """
    refuse_hostile_html(text)
    tree = LexborHTMLParser(text)
    canvas = _Canvas()
    title = tree.css_first("head > title")
    if title is not None:
        canvas.line(title.text(), Hints("title", path="html/head/title"))
    if tree.body is not None:
        _walk(tree.body, canvas)
    canvas.flush()
    lines = "\n".join(line for line, _ in canvas.lines)
    hints = {index: hints for index, (_, hints) in enumerate(canvas.lines)}
    return Rendered(lines, hints, _published_on(tree))


def collapse(text: str) -> str:
    """One line: spaces and line ends as one space, as a browser shows them."""
    return OTHER_LINE_ENDS.sub(" ", SPACES.sub(" ", text)).strip(" ")


class _Canvas:
    """Lines as they are written: text is added to the open line until a block ends it."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Hints]] = []
        self._parts: list[str] = []
        self._linked = 0
        self._href = ""
        self._tag, self._path = "", ""

    def write(self, text: str, href: str | None) -> None:
        self._parts.append(text)
        if href is not None:
            self._linked += len(text.strip())
            self._href = self._href or href

    def stand_in(self, tag: str, path: str) -> None:
        self.flush()
        self._tag, self._path = tag, path

    def flush(self) -> None:
        text = "".join(self._parts)
        share = self._linked / max(1, len(text.strip()))
        self.line(text, Hints(self._tag, self._href, round(min(1.0, share), 2), self._path))
        self._parts, self._linked, self._href = [], 0, ""

    def line(self, text: str, hints: Hints) -> None:
        collapsed = collapse(text)
        if collapsed:
            self.lines.append((collapsed, hints))

    def row(self, cells: list[str], hints: Hints) -> None:
        self.lines.append(("\t".join(cells).strip("\t"), hints))


def _walk(root: LexborNode, canvas: _Canvas) -> None:
    """Go through the tree in the order of the page, without recursion."""
    open_nodes: list[_Open] = [_Open(root, "html/body", "body")]
    canvas.stand_in("body", "html/body")
    while open_nodes:
        top = open_nodes[-1]
        node = top.next_child()
        if node is None:
            open_nodes.pop()
            if top.is_block and open_nodes:
                canvas.stand_in(open_nodes[-1].tag, open_nodes[-1].path)
            continue
        opened = _enter(node, top, canvas)
        if opened is not None:
            open_nodes.append(opened)


class _Open:
    """An element whose children are being written."""

    def __init__(  # noqa: PLR0913 -- a plain record, all by keyword
        self,
        node: LexborNode,
        path: str,
        tag: str,
        *,
        href: str | None = None,
        is_block: bool = True,
        is_pre: bool = False,
    ) -> None:
        self.path, self.tag, self.href = path, tag, href
        self.is_block, self.is_pre = is_block, is_pre
        self._next = node.child
        self._counts: Counter[str] = Counter()

    def next_child(self) -> LexborNode | None:
        node = self._next
        self._next = node.next if node is not None else None
        return node

    def path_of(self, tag: str) -> str:
        if len(self.path) > LONGEST_PATH:
            return self.path
        self._counts[tag] += 1
        place = self._counts[tag]
        return f"{self.path}/{tag}" if place == 1 else f"{self.path}/{tag}[{place}]"


def _enter(node: LexborNode, top: _Open, canvas: _Canvas) -> _Open | None:
    """Write a node; return it where its children are to be written too."""
    tag = node.tag or ""
    if tag == "-text":
        _write_text(node.text_content or "", top, canvas)
        return None
    if tag.startswith(("-", "!")) or tag in UNSEEN or _is_hidden(node):
        return None
    if tag == "br":
        canvas.flush()
        return None
    if tag not in BLOCKS:
        href = node.attributes.get("href", top.href) if tag == "a" else top.href
        return _Open(node, top.path, top.tag, href=href, is_block=False, is_pre=top.is_pre)
    path = top.path_of(tag)
    canvas.stand_in(tag, path)
    if tag == "tr" and (cells := _as_one_line(node)):
        link = node.css_first("a[href]")
        href = (link.attributes.get("href") or "") if link is not None else ""
        canvas.row(cells, Hints("tr", href, 0.0, path))
        canvas.stand_in(top.tag, top.path)
        return None
    return _Open(node, path, tag, href=top.href, is_pre=top.is_pre or tag == "pre")


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(HIDING.search(attributes.get("style") or ""))


def _write_text(text: str, top: _Open, canvas: _Canvas) -> None:
    if not top.is_pre:
        canvas.write(text, top.href)
        return
    for place, line in enumerate(text.split("\n")):
        if place:
            canvas.flush()
        canvas.write(line, top.href)


def _as_one_line(row: LexborNode) -> list[str]:
    """The cells of a short row that is one line; none where a cell holds blocks."""
    cells: list[str] = []
    cell = row.child
    while cell is not None:
        if cell.tag in {"td", "th"}:
            if any(node.tag in BLOCKS or node.tag == "br" for node in _descendants(cell)):
                return []
            cells.append(collapse(cell.text()))
        cell = cell.next
    is_one = sum(1 for text in cells if text) > 1 and len("".join(cells)) <= LONGEST_ROW
    return cells if is_one else []


def _descendants(node: LexborNode) -> Iterator[LexborNode]:
    elements = node.traverse(include_text=False)
    next(elements, None)  # the node itself
    return elements


def _published_on(tree: LexborHTMLParser) -> date | None:
    """The day of publication, as the page's metadata gives it."""
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        match = ISO_DATE.match(meta.attributes.get("content") or "")
        if match and PUBLISHED.search(name):
            return make_date(*(int(part) for part in match.groups()))
    return None
