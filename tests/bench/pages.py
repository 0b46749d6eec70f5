"""Pages made for benchmarks: a statement of eight articles with thirty headlines each."""

ORDINALS = "一二三四五六七八"


def make_page(number):
    """One page as bytes; no two are alike."""
    article = (
        "双方同意在边境贸易、界河水文和渔业资源上继续协商,互相通报,并照顾沿岸居民的合理关切。"
    )
    lines = [
        "声明全文如下:",
        f"甲国和乙国回顾了第{number}次会谈。双方(以下称“双方”)就第{number}号问题声明如下:",
        *(f"{ordinal}、{article * 3}" for ordinal in ORDINALS),
        "本声明于二〇一九年五月六日在临江签署。",
        "甲国外交部 乙国外交部",
        "林岳(签字) 陈观澜(签字)",
        "江畔报网报料热线:555 0123",
        "最近更新",
        *(f"- 江心洲大桥第{number}期第{each}号通报2022-01-16" for each in range(30)),
    ]
    return "\n".join(lines).encode()
