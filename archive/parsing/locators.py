"""The keys of provisions: ``art-3``, ``par-4``, ``sec-1``; permanent, so given only once."""

import re
from collections import Counter
from collections.abc import Iterable

NOT_IN_A_KEY = re.compile(r"[^0-9a-z.]+")
LONGEST_NUMBER = 24


class Keys:
    """The keys of one statement: those that were given, and the next free one."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given = set(given)
        self._times: Counter[str] = Counter()  # that a stem was asked for

    def give(self, number: str, *, prefix: str = "art") -> str:
        """The first free key for a provision of this number.

        ``art-3`` for number 3; ``par-1``, ``par-2`` … where no number is printed. A number
        that was given before makes ``art-3-2``: a key never moves to another text.
        """
        printed = NOT_IN_A_KEY.sub("-", number.lower()).strip("-.")[:LONGEST_NUMBER]
        stem = f"{prefix}-{printed}" if printed else "par"
        while True:
            self._times[stem] += 1
            place = self._times[stem]
            key = stem if printed and place == 1 else f"{stem}-{place}"
            if key not in self._given:
                self._given.add(key)
                return key
