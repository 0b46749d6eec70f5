"""The keys of provisions: ``art-3``, ``par-4``, ``sec-1``; permanent, so given only once."""

import re
from collections.abc import Iterator

NOT_IN_A_KEY = re.compile(r"[^0-9a-z.]+")
LONGEST_NUMBER = 24


def give_key(number: str, taken: set[str], *, prefix: str = "art") -> str:
    """The first free key for a provision of this number, added to ``taken``.

    ``art-3`` for number 3; ``par-1``, ``par-2`` … where no number is printed. A number that
    was given before makes ``art-3-2``: a key never moves to another text.
    """
    printed = NOT_IN_A_KEY.sub("-", number.lower()).strip("-.")[:LONGEST_NUMBER]
    candidates = _numbered(f"{prefix}-{printed}") if printed else _counted()
    key = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(key)
    return key


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    repeat = 2
    while True:
        yield f"{stem}-{repeat}"
        repeat += 1


def _counted() -> Iterator[str]:
    place = 1
    while True:
        yield f"par-{place}"
        place += 1
