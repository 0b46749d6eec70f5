"""Chinese, in both scripts (patterns meet the simplified shadow)."""

import re

from archive.parsing.dates import find_han_dates
from archive.parsing.folding import fold
from archive.parsing.languages.language import KindWord, Language, MarkerStyle
from archive.parsing.numerals import han_number

HAN_ORDINAL = r"[一二三四五六七八九十百廿卅〇零]{1,5}"
ORDINAL = rf"(?P<ordinal>{HAN_ORDINAL}|[0-9]{{1,3}})"
KEYWORD_END = r"(?=[ \t]|$|[^ 所和及至与、,;:款项规中内下])"

NOUNS = "声明|公报|宣言|协定|协议|条约|公约|议定书|备忘录|决议|倡议|行动计划"
KIND_NOUN = rf"(?:联合)?(?:{NOUNS})"
SIGNED = "签署|签订|签字|发表|通过|订立|缔结|作成|发布"

MARKER_STYLES = (
    MarkerStyle(
        "part",
        re.compile(rf"(?P<label>第{ORDINAL}[编部](?:分)?){KEYWORD_END}[ \t:、.]*"),
        han_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "chapter",
        re.compile(rf"(?P<label>第{ORDINAL}[章节]){KEYWORD_END}[ \t:、.]*"),
        han_number,
        is_keyword=True,
        is_section=True,
    ),
    MarkerStyle(
        "article",
        re.compile(rf"(?P<label>第{ORDINAL}条){KEYWORD_END}[ \t:、.]*"),
        han_number,
        is_keyword=True,
    ),
    MarkerStyle(
        "han",
        re.compile(rf"(?P<label>(?P<ordinal>{HAN_ORDINAL})[ \t]?[、.,:])[ \t]*"),
        han_number,
    ),
    MarkerStyle(
        "bracketed han",
        re.compile(rf"(?P<label>[(](?P<ordinal>{HAN_ORDINAL})[)])[ \t]*"),
        han_number,
    ),
    MarkerStyle(
        "numeral",
        # not 1.5 and not 7.4: a number, its sign, and no digit behind it
        re.compile(r"(?P<label>(?P<ordinal>[0-9]{1,3})[ \t]?[、.)])(?![0-9])[ \t]*"),
        han_number,
    ),
    MarkerStyle(
        "bracketed numeral",
        re.compile(r"(?P<label>[(](?P<ordinal>[0-9]{1,3})[)])[ \t]*"),
        han_number,
    ),
)


JOINT = {"声明", "公报", "宣言", "倡议"}  # called joint where several parties make it


def _compose_title(parties: list[str], topic: str, noun: str) -> str:
    """甲部和乙部关于某问题的联合声明; of one party: 甲部关于某问题的声明."""
    *others, last = parties
    is_traditional = fold("".join([*parties, topic, noun])) != "".join([*parties, topic, noun])
    about, joint = ("關於", "聯合") if is_traditional else ("关于", "联合")
    return (
        ("、".join(others) + "和" + last if others else last)
        + (f"{about}{topic}的" if topic else "")
        + (joint if others and fold(noun) in JOINT else "")
        + noun
    )


CHINESE = Language(
    code="zh",
    marker_styles=MARKER_STYLES,
    find_dates=find_han_dates,
    lead_in=re.compile(r".{0,200}?全文.{0,20}?(?:如下|是)?[:.。]?$"),
    lead_in_title=re.compile(
        rf"(?:.{{0,30}}?《)?(?P<title>[^《。,;:]{{4,90}}?{KIND_NOUN})》?\s?全文"
    ),
    preamble_heading=re.compile(r"(?:前[ \t]*言|序[ \t]*言|序[ \t]*文|导[ \t]*言)$"),
    formula=re.compile(
        r".*?(?:声明|宣布|宣言|公报|协议|商定|议定|约定|协定|达成|决定|确认|重申|条款|共识)"
        r"[^。;]{0,8}如下[:.。;]?$"
    ),
    dateline=re.compile(
        r"(?:新华社|中新社|中新网|人民网|中央社|新华网|央视网)"
        r"[^。,]{0,40}?[电讯](?:[ \t]|\(|[:,]|$)"
    ),
    prose=re.compile(r".*[,。;:!?]"),
    sentence_end=re.compile(r".*[。.;;:!?…]\W?$"),
    closing=re.compile(
        rf"(?:(?:本|此|上述|该)?{KIND_NOUN}[^。]{{0,80}}?(?:{SIGNED}|一式|正本)"
        rf"|.{{0,30}}?(?:订|签|签署|签订|作成|发表)于)"
    ),
    in_force=re.compile(r"生效|有效期|施行"),
    annex=re.compile(
        r"(?:附件|附录|附表)[ \t]*[一二三四五六七八九十0-9]{0,3}[ \t:、]?.{0,40}$"
    ),
    place=re.compile(
        rf"(?:于|在)(?P<place>[^\s,。;:、于在()]{{1,20}}?(?:、[^\s,。;:于在()]{{1,20}}?){{0,5}})"
        rf"(?:正式|共同|联合)?(?:{SIGNED}|举行|[,。;)\s]|$)"
    ),
    dated_line=re.compile(r"(?:[于在 \t,、]|[\u4e00-\u9fff]){0,20}$"),
    printed_title=re.compile(rf".{{2,90}}?(?:{KIND_NOUN})(?:[ \t]?[(].{{1,30}}[)])?$"),
    recital=re.compile(
        r"(?:重申|回顾|忆及|考虑到|鉴于|注意到|认识到|本着|根据|为了|深信|铭记)"
    ),
    news_title=re.compile(rf".*(?:{SIGNED}|谴责|表示|强调|呼吁|敦促|指出|称[:,])"),
    kinds=(
        KindWord(re.compile(".*联合声明"), "joint statement"),
        KindWord(re.compile(".*联合公报"), "joint communiqué"),
        KindWord(re.compile(".*联合宣言"), "joint declaration"),
        KindWord(re.compile(".*声明"), "statement"),
        KindWord(re.compile(".*公报"), "communiqué"),
        KindWord(re.compile(".*宣言"), "declaration"),
        KindWord(re.compile(".*(?:协定|协议)"), "agreement"),
        KindWord(re.compile(".*(?:条约|公约|议定书)"), "treaty"),
        KindWord(re.compile(".*备忘录"), "memorandum"),
        KindWord(re.compile(".*决议"), "resolution"),
    ),
    topic=re.compile(
        r".*?就(?P<topic>[^,。;:]{2,60}?)(?:共同|郑重|联合|特)?(?:发表|作出|达成|签署)?"
        rf"(?:{KIND_NOUN}|商定|议定|宣布|协商)[^。;,]{{0,8}}如下"
    ),
    self_name=re.compile(rf".{{0,40}}?本(?:联合)?(?P<kind>{NOUNS})"),
    formula_name=re.compile(rf".*?(?P<kind>{NOUNS})[^。;]{{0,8}}如下"),
    compose_title=_compose_title,
    cell_gap=re.compile(r"\s+"),
    party_prefix=re.compile(r"(?!)"),  # none: the institution stands alone
    mark=re.compile(r"[(](?P<mark>签字|签署|签名|代签|签章|签)[)]"),
    institution=re.compile(
        r".*(?:部|国|府|院|委员会|联邦|联盟|王国|组织|秘书处|议会|局|署|总局|办公室|特区|代表团|处)$"
    ),
    office=re.compile(
        r"(?:国家|副|常务|全权|特命|国务)?(?:主席|总统|总理|首相|国王|国务卿|部长|外长|大臣|外相"
        r"|大使|代表|委员|秘书长|会长|主任|局长|署长|州长|市长|女王|元首)(?:阁下|先生|女士)?$"
    ),
    name=re.compile(
        r"[\u4e00-\u9fff]{2,7}$|[\u4e00-\u9fff]{1,8}(?:[·•.・-][\u4e00-\u9fffA-Z]{1,8}){1,4}$"
    ),
    spaced_name=re.compile(r"[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]$"),
    tip_line=re.compile(
        r"(?=.*[0-9@:])(?P<name>[^\s:,。;]{2,30}?)?(?:新闻)?(?:报料|爆料|投稿|线索征集|新闻线索|举报|读者)"
        r"(?:热线|电话|邮箱|微信|平台)[^。]{0,80}$"
    ),
    list_header=re.compile(
        r"(?:最近更新|最新更新|相关(?:新闻|阅读|文章|链接|报道)|推荐(?:阅读|新闻|文章)|热门(?:新闻|文章|推荐)"
        r"|最新(?:新闻|文章|消息|资讯)|更多(?:新闻|阅读|文章)|延伸阅读|猜你喜欢|新闻列表)[:>]{0,3}$"
    ),
    site_notice=re.compile(r".{0,30}?(?:版权所有|[©]|ICP备|未经授权|转载请注明)"),
    site_text=re.compile(
        r".{0,30}?(?:责任编辑|责编|编辑[:]|来源[:]|版权(?:所有|声明)|[©]|ICP备|分享到|扫一扫|打印本页"
        r"|关闭窗口|字号|当前位置|首页|上一篇|下一篇|返回顶部|点击查看|未经授权|转载请注明|网站地图|联系我们)"
    ),
)
