"""English."""

import re
from collections.abc import Iterator

from archive.parsing.dates import find_english_dates, place_of, without_overlaps
from archive.parsing.languages.language import KindWord, Language, MarkerStyle
from archive.parsing.numerals import roman_number, western_number
from archive.parsing.result import ParsedDate, Span
from archive.parsing.worded import find_worded_english_dates

WORD_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth"
    "|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
)
ORDINAL = rf"(?P<ordinal>[0-9]{{1,3}}|[IVXLC]{{1,7}}|(?:{WORD_NUMBER}))"
# A number that ends its line, has a sign behind it, or is followed by a capital: not
# "Article 5 of the Charter".
KEYWORD_END = r"(?![\w])(?=[ \t]*$|[ \t]*[.:)\u2013\u2014-]|[ \t]+(?:[A-Z\"“‘(]|[0-9]{1,2}[.)]))[ \t.:)\u2013\u2014-]*"

NOUNS = (
    "statement|communiqu[eé]|declaration|agreement|treaty|convention|protocol|memorandum"
    "|resolution|charter|accord|covenant|pact"
)
SIGNED = "done|signed|issued|adopted|concluded|dated"

MARKER_STYLES = (
    MarkerStyle(
        "part",
        re.compile(rf"(?i:(?P<label>(?:part|title) {ORDINAL})){KEYWORD_END}"),
        western_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "chapter",
        re.compile(rf"(?i:(?P<label>(?:chapter|section) {ORDINAL})){KEYWORD_END}"),
        western_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "article",
        re.compile(rf"(?i:(?P<label>(?:article|art\.?) ?{ORDINAL})){KEYWORD_END}"),
        western_number,
        is_keyword=True,
    ),
    MarkerStyle(
        "numeral",
        re.compile(r"(?P<label>(?P<ordinal>[0-9]{1,3})[.)])(?![0-9])[ \t]+"),
        western_number,
    ),
    MarkerStyle(
        "bracketed numeral",
        re.compile(r"(?P<label>[(](?P<ordinal>[0-9]{1,3})[)])[ \t]*"),
        western_number,
    ),
    MarkerStyle(
        "Roman",
        re.compile(r"(?P<label>(?P<ordinal>[IVX]{1,6})(?:[.)]|(?=[ \t]*$)))[ \t]*"),
        roman_number,
    ),
)

OFFICES = (
    "president|prime minister|minister|secretary|chancellor|ambassador|plenipotentiary|envoy"
    "|representative|chairman|chairwoman|chair|chairperson|commissioner|governor|king|queen"
    "|director|head of|delegate|under-secretary|high representative|premier|speaker"
)


def _find_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate | Span]:
    """Dates in figures and in words, in the order of the text."""
    found = [*find_english_dates(shadow, offset), *find_worded_english_dates(shadow, offset)]
    yield from without_overlaps(sorted(found, key=place_of))


def _compose_title(parties: list[str], topic: str, noun: str) -> str:
    """Joint statement by A, B and C on some question; of one party: Statement by A."""
    *others, last = parties
    by = ", ".join(others) + " and " + last if others else last
    word = noun.lower()
    joint = "joint " if others and word in {"statement", "communiqué", "declaration"} else ""
    title = f"{joint}{word} by {by}{f' on {topic}' if topic else ''}"
    return title[0].upper() + title[1:]


ENGLISH = Language(
    code="en",
    marker_styles=MARKER_STYLES,
    find_dates=_find_dates,
    lead_in=re.compile(
        rf"(?i:.{{0,120}}?\b(?:full )?text of (?:the |a )?(?:joint )?(?:{NOUNS})"
        r".{0,120}?(?:follows|below|reads|)[:.]?$)"
    ),
    lead_in_title=re.compile(r"(?!)"),
    preamble_heading=re.compile(r"(?i:preamble[:.]?$)"),
    formula=re.compile(
        r"(?i:.*?\b(?:agreed?|declares?d?|states?d?|decided?|resolved?|proclaims?|affirms?|confirms?"
        r"|understandings?|provisions?|covenant)\b.{0,60}?(?:as follows|the following)[:.,;—–-]{0,3}$)"
    ),
    dateline=re.compile(
        r"[A-Z][A-Za-z .'-]{2,30},? (?:[A-Z][a-z]+\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]+)"
        r"(?:, [0-9]{4})?,? ?(?:\([A-Za-z ]{2,30}\)|/[A-Z]{2,10}/)?\.? ?(?:--|—|–)[ \t]*"
    ),
    prose=re.compile(r"(?:.*[;:!?]|.*\.[ \t\"”')]*$|.*\w\. [A-Z]|.{200})"),
    sentence_end=re.compile(r".*[.;:!?…][\"”’')\]]{0,2}$"),
    closing=re.compile(
        rf"(?i:(?:{SIGNED})\b|(?:this|the present) (?:joint )?(?:{NOUNS})\b.{{0,80}}?"
        rf"(?:{SIGNED}|in (?:duplicate|triplicate|two|three))|in (?:witness|faith) whereof)"
    ),
    in_force=re.compile(
        r"(?i:\b(?:enters?|entry|come|comes|remain|remains) (?:into|in) force|\beffective\b)"
    ),
    annex=re.compile(
        r"(?i:(?:annex|appendix|schedule)(?: [0-9A-Z]{1,4})?[ .:–—-]{0,3}.{0,60}$)"
    ),
    place=re.compile(
        r"\b(?:at|in|At|In|AT) (?P<place>[A-Z][^\s,.;:()]*(?: (?:[A-Z][^\s,.;:()]*|de|of|am|el)){0,3}"
        r"(?:,? (?:and|&) [A-Z][\w.'-]+)?)"
    ),
    dated_line=re.compile(r"[A-Z][\w .,'’-]{0,40}$|$"),
    printed_title=re.compile(
        rf"(?i:(?=.{{8,250}}$)(?:.{{0,120}}\b)?(?:{NOUNS})\b(?! (?:was|is|were|has|of faith)).*)"
    ),
    recital=re.compile(
        r"(?i:(?:recalling|noting|considering|desiring|desirous|having|recogni[sz]ing|reaffirming|affirming|whereas"
        r"|bearing|taking|convinced|determined|mindful|guided|pursuant|acting|wishing|referring|welcoming"
        r"|emphasi[sz]ing|conscious|aware|being|seeking|mentioning|following|in accordance|under)\b)"
    ),
    news_title=re.compile(
        r"(?i:.*\b(?:signs?|signed|issues?|issued|condemns?|says?|said|slams?|hails?|urges?"
        r"|publish(?:es|ed)|releases?d?|according)\b)"
    ),
    kinds=(
        KindWord(re.compile(r"(?i:.*\bjoint statement)"), "joint statement"),
        KindWord(re.compile(r"(?i:.*\bjoint communiqu[eé])"), "joint communiqué"),
        KindWord(re.compile(r"(?i:.*\bjoint declaration)"), "joint declaration"),
        KindWord(
            re.compile(r"(?i:.*\b(?:treaty|convention|protocol|covenant|pact)\b)"), "treaty"
        ),
        KindWord(re.compile(r"(?i:.*\b(?:agreement|accord)\b)"), "agreement"),
        KindWord(re.compile(r"(?i:.*\bdeclaration)"), "declaration"),
        KindWord(re.compile(r"(?i:.*\bcommuniqu[eé])"), "communiqué"),
        KindWord(re.compile(r"(?i:.*\bmemorandum)"), "memorandum"),
        KindWord(re.compile(r"(?i:.*\bresolution)"), "resolution"),
        KindWord(re.compile(r"(?i:.*\bstatement)"), "statement"),
    ),
    topic=re.compile(
        r"(?i:.*?\b(?:on|concerning|regarding) (?P<topic>[^,.;:]{2,60}?)(?:,)?"
        r" (?:have |has |hereby )*(?:agreed?|declares?|states?|issued?).{0,60}?(?:follows|following))"
    ),
    self_name=re.compile(rf"(?i:.{{0,60}}?\b(?:this|present) (?:joint )?(?P<kind>{NOUNS})\b)"),
    formula_name=re.compile(rf"(?i:.*?\b(?P<kind>{NOUNS})\b.{{0,60}}?(?:follows|following))"),
    compose_title=_compose_title,
    cell_gap=re.compile(r"\t+|\s{2,}"),
    party_prefix=re.compile(r"(?i:(?:for and )?(?:for|on behalf of)(?: the)?(?:[ \t]+|$))"),
    mark=re.compile(r"(?i:[(\[](?P<mark>signed|signature|sgd\.?)[)\]])"),
    institution=re.compile(
        r"(?i:(?:for and )?(?:for|on behalf of) (?:the )?\S.*"
        r"|(?:the )?(?:ministry|government|department|commission|council|state duma|foreign office)\b.*)"
    ),
    office=re.compile(rf"(?i:^(?:[\w'’.-]+ ){{0,4}}?(?:{OFFICES})\b.*$)"),
    name=re.compile(
        r"(?=.{3,60}$)(?:(?:Mr|Mrs|Ms|Dr|DR|MR|H\.E|Sir|HE)\.? )*[^\W\d_][\w.'’-]*\.?"
        r"(?: ?[^\W\d_][\w.'’-]*\.?){0,5}$"
    ),
    spaced_name=re.compile(r"(?!)"),  # a space is part of every name
    tip_line=re.compile(
        r"(?i:(?=.*[0-9@:])(?P<name>[\w .'-]{2,40}?)?(?: news)? ?(?:tip[- ]?line|news ?desk|hotline|send us tips"
        r"|got a tip)\b.{0,80}$)"
    ),
    list_header=re.compile(
        r"(?i:(?:related|recent|latest|more|other|most read|popular|top)(?: (?:news|stories|articles"
        r"|updates|headlines|posts|documents|from [\w ]{2,30}))?[:>]{0,2}$|read (?:also|more)[:>]{0,2}$"
        r"|recent updates[:>]{0,2}$)"
    ),
    site_notice=re.compile(
        r"(?i:.{0,40}?(?:©|\(c\) ?[0-9]{4}|copyright (?:©|\(c\)|[0-9]{4})|all rights reserved))"
    ),
    site_text=re.compile(
        r"(?i:home\b(?: ?[>|»/]|$)|share(?: this| on|$)"
        r"|print(?: this)?(?: page)?$|subscribe|sign in|log in|privacy policy|terms of (?:use|service)"
        r"|contact us|follow us|advertisement$|skip to|back to top|previous(?: article)?$|next(?: article)?$"
        r"|editor:|source:|photo:|menu$|search$|you are here)"
    ),
)
