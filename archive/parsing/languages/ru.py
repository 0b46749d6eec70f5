"""Russian (patterns meet a shadow without ё)."""

import re
from collections.abc import Iterator

from archive.parsing.dates import find_russian_dates, place_of, without_overlaps
from archive.parsing.languages.language import KindWord, Language, MarkerStyle
from archive.parsing.numerals import roman_number, western_number
from archive.parsing.result import ParsedDate, Span
from archive.parsing.worded import find_worded_russian_dates

WORD_NUMBER = (
    "перв(?:ая|ый)|втор(?:ая|ой)|треть?(?:я|ий)|четверт(?:ая|ый)|пят(?:ая|ый)|шест(?:ая|ой)"
    "|седьм(?:ая|ой)|восьм(?:ая|ой)|девят(?:ая|ый)|десят(?:ая|ый)|одиннадцат(?:ая|ый)"
    "|двенадцат(?:ая|ый)"
)
ORDINAL = rf"(?P<ordinal>[0-9]{{1,3}}|[IVXLCІХС]{{1,7}}|(?:{WORD_NUMBER}))"
KEYWORD_END = r"(?![\w])(?=[ \t]*$|[ \t]*[.:)\u2013\u2014-]|[ \t]+(?:[А-ЯA-Z«\"“(]|[0-9]{1,2}[.)]))[ \t.:)\u2013\u2014-]*"

NOUNS = (
    "заявлени[ея]|коммюнике|деклараци[яи]|соглашени[ея]|договор[а]?|конвенци[яи]|протокол[а]?"
    "|меморандум[а]?|резолюци[яи]|хартии?"
)
SIGNED = "совершено|подписано|принято|составлено|заключено"

MARKER_STYLES = (
    MarkerStyle(
        "part",
        re.compile(rf"(?i:(?P<label>(?:часть|раздел) {ORDINAL})){KEYWORD_END}"),
        western_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "chapter",
        re.compile(rf"(?i:(?P<label>глава {ORDINAL})){KEYWORD_END}"),
        western_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "article",
        re.compile(rf"(?i:(?P<label>(?:[сc]татья|ст\.|с т а т ь я) ?{ORDINAL})){KEYWORD_END}"),
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
        re.compile(r"(?P<label>(?P<ordinal>[IVXІХ]{1,6})(?:[.)]|(?=[ \t]*$)))[ \t]*"),
        roman_number,
    ),
)

OFFICES = (
    "президент|председатель|премьер-министр|министр|посол|полномочный|представитель|секретарь"
    "|заместитель|глава|канцлер|король|королева|директор|руководитель|уполномоченный|комиссар"
)

# Nouns in the form in which a title names them, by the form in which a text does.
NOMINATIVE = {
    "заявления": "заявление",
    "декларации": "декларация",
    "соглашения": "соглашение",
    "договора": "договор",
    "меморандума": "меморандум",
}
JOINT = {"заявление": "совместное", "коммюнике": "совместное", "декларация": "совместная"}


def _find_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate | Span]:
    """Dates in figures and in words, in the order of the text."""
    found = [*find_russian_dates(shadow, offset), *find_worded_russian_dates(shadow, offset)]
    yield from without_overlaps(sorted(found, key=place_of))


def _compose_title(parties: list[str], topic: str, noun: str) -> str:
    """Совместное заявление: А, Б и В (тема); the parties stand as they signed."""
    *others, last = parties
    word = NOMINATIVE.get(noun.lower(), noun.lower())
    joint = f"{JOINT[word]} " if others and word in JOINT else ""
    by = ", ".join(others) + " и " + last if others else last
    title = f"{joint}{word} {f'по {topic}' if topic else ''}".strip() + f" ({by})"
    return title[0].upper() + title[1:]


RUSSIAN = Language(
    code="ru",
    marker_styles=MARKER_STYLES,
    find_dates=_find_dates,
    lead_in=re.compile(
        rf"(?i:(?:.{{0,120}}?\b)?(?:полный )?текст (?:совместно(?:го|й) )?(?:{NOUNS}).{{0,120}}?[:.]?$"
        r"|.{0,120}?(?:ниже приводится|приводим).{0,80}?(?:текст|заявлени|деклараци).{0,80}[:.]?$)"
    ),
    lead_in_title=re.compile(r"(?!)"),
    preamble_heading=re.compile(r"(?i:преамбула[:.]?$)"),
    formula=re.compile(
        r"(?i:.*?(?:заявля(?:ют|ет)|согласил(?:ись|ась)|договорил(?:ись|ась)|провозглаша(?:ют|ет)"
        r"|объявля(?:ют|ет)|решил[аи]?|подтвержда(?:ют|ет)|констатиру(?:ют|ет)|условились)"
        r".{0,60}?(?:следующем|нижеследующем|следующее|нижеследующее)[:.;,—–-]{0,3}$)"
    ),
    dateline=re.compile(
        r"[А-Я][А-Яа-я .-]{2,30}, [0-9]{1,2} [а-я]{3,10}(?: [0-9]{4} ?г?\.?)?\.?"
        r"(?: ?/[А-Я]{2,12}/| ?[(][А-Яа-я ]{2,20}[)]| ?[-–—] ?(?:РИА|ТАСС|Интерфакс)[\w ]*)\.?[ \t–—-]*"
    ),
    prose=re.compile(r"(?:.*[;:!?]|.*\.[ \t\"»”')]*$|.*\w\. [А-Я]|.{200})"),
    sentence_end=re.compile(r".*[.;:!?…][\"»”')\]]{0,2}$"),
    closing=re.compile(
        rf"(?i:(?:{SIGNED})\b|(?:настоящ(?:ее|ая|ий) )?(?:совместн(?:ое|ая) )?(?:{NOUNS})\b.{{0,80}}?"
        rf"(?:{SIGNED}|подписан[оаы]?|в (?:двух|трех) экземплярах)|в удостоверение чего)"
    ),
    in_force=re.compile(r"(?i:вступа(?:ет|ют|ющ)|вступлени|действует (?:с|до))"),
    annex=re.compile(r"(?i:приложени[ея](?: [0-9IVX№]{1,5})?[ .:–—-]{0,3}.{0,60}$)"),
    place=re.compile(
        r"(?:(?:\b[Вв]|\b[Гг]ор(?:\.|оде))[ \t]+(?:(?:г\.|городе)[ \t]*)?|\b[Гг]\.[ \t]*)"
        r"(?P<place>[А-Я][\w-]*(?: (?:[А-Я][\w-]*|О\.К\.)){0,2}(?:, [А-Я][\w-]*)*(?: и [А-Я][\w-]*)?)"
    ),
    dated_line=re.compile(r"(?:г\.|город)?[ \t]*[А-Я][\w .,-]{0,40}$|[ \t,.«»]*$"),
    printed_title=re.compile(
        rf"(?i:(?=.{{8,250}}$)(?:(?:совместн(?:ое|ая)|всеобщая|общая|о|проект)\b.{{0,60}}?)?(?:{NOUNS})\b.*)"
    ),
    recital=re.compile(
        r"(?i:(?:подтверждая|принимая|ссылаясь|учитывая|отмечая|стремясь|руководствуясь|исходя|желая|признавая"
        r"|сознавая|считая|напоминая|будучи|выражая|приветствуя|подчеркивая|в соответствии|на основании|согласно)\b)"
    ),
    news_title=re.compile(
        r"(?i:.*\b(?:подписал[аи]?|подписали|приняли|осудил[аи]?|заявил[аи]?|опубликовал[аио]?"
        r"|выступил[аи]?|сообщил[аи]?|призвал[аи]?)\b)"
    ),
    kinds=(
        KindWord(re.compile("(?i:.*совместно(?:е|го) заявлени)"), "joint statement"),
        KindWord(re.compile("(?i:.*совместно(?:е|го) коммюнике)"), "joint communiqué"),
        KindWord(re.compile("(?i:.*совместн(?:ая|ой) деклараци)"), "joint declaration"),
        KindWord(re.compile(r"(?i:.*\b(?:договор|конвенци|протокол))"), "treaty"),
        KindWord(re.compile("(?i:.*соглашени)"), "agreement"),
        KindWord(re.compile("(?i:.*деклараци)"), "declaration"),
        KindWord(re.compile("(?i:.*коммюнике)"), "communiqué"),
        KindWord(re.compile("(?i:.*меморандум)"), "memorandum"),
        KindWord(re.compile("(?i:.*резолюци)"), "resolution"),
        KindWord(re.compile("(?i:.*заявлени)"), "statement"),
    ),
    topic=re.compile(
        r"(?i:.*?\bпо (?P<topic>(?:вопросу|вопросам|проблеме|проблемам) [^,.;:]{2,60}?),?"
        r" (?:заявля|согласил|договорил|объявля|провозглаша).{0,60}?следующ)"
    ),
    self_name=re.compile(
        rf"(?i:.{{0,60}}?\bнастоящ(?:ее|ая|ий) (?:совместн(?:ое|ая) )?(?P<kind>{NOUNS})\b)"
    ),
    formula_name=re.compile(rf"(?i:.*?\b(?P<kind>{NOUNS})\b.{{0,60}}?следующ)"),
    compose_title=_compose_title,
    cell_gap=re.compile(r"\t+|\s{2,}"),
    party_prefix=re.compile(r"(?i:(?:за|от имени|от)(?:[ \t]+|$))"),
    mark=re.compile(r"(?i:[(\[](?P<mark>подпись|подписал[аи]?|подписано)[)\]])"),
    institution=re.compile(
        r"(?i:(?:за|от имени|от) \S.*|(?:министерство|правительство|комиссия|совет|департамент|агентство)\b.*)"
    ),
    office=re.compile(rf"(?i:^(?:[\w-]+ ){{0,2}}?(?:{OFFICES})(?:\b|[а-я]{{0,3}}\b).*$)"),
    name=re.compile(
        r"(?=.{3,60}$)(?:[А-ЯA-Z]\.[ ]?){0,2}[А-ЯA-Z][\w'’-]+(?: [А-ЯA-Z][\w.'’-]*){0,3}$"
    ),
    spaced_name=re.compile(r"(?!)"),  # a space is part of every name
    tip_line=re.compile(
        r"(?i:(?=.*[0-9@:])(?P<name>[\w .«»-]{2,40}?)?[ :,–—-]{0,3}(?:телефон (?:редакции|горячей линии)|горячая линия"
        r"|прислать новость|сообщить новость|сообщите нам)\b.{0,80}$)"
    ),
    list_header=re.compile(
        r"(?i:(?:последние|свежие|другие|главные|все) новости[:>]{0,2}$|(?:новости|материалы) по теме[:>]{0,2}$"
        r"|читайте также[:>]{0,2}$|лента новостей[:>]{0,2}$|еще по теме[:>]{0,2}$)"
    ),
    site_notice=re.compile(
        r"(?i:.{0,20}?(?:©|все права защищены)|при использовании материалов)"
    ),
    site_text=re.compile(
        r"(?i:главная\b(?: ?[>|»/]|$)|поделиться|версия для печати|печать$"
        r"|подписаться|войти$|меню$|поиск$|контакты$|о сайте$|реклама$"
        r"|редактор:|источник:|фото:|наверх$|вернуться)"
    ),
)
