"""Check whether two texts can be a text and its translation at all, before a long alignment begins."""

from __future__ import annotations

import re

from aligner.errors import InputError

UNEQUAL = 50
"""Times as long as the other side: beyond this one of the files is the wrong one."""

SMALL = 1_000
"""Characters up to which a difference in length says nothing."""

LONGEST_WORD = 10_000
"""Characters without a space: beyond this it is data, not text."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


def check_pair(source: str, target: str, source_name: str, target_name: str) -> None:
    """Refuse what cannot be a bitext; the names are for the message.

    Raises:
        InputError: a side has no word or one of more than 10,000 characters, or is more than 50 times as long
            as the other.
    """
    sizes = []
    for text, name in ((source, source_name), (target, target_name)):
        if not text or text.isspace():
            raise InputError("{name} contains no words", remedy="Choose a file with text in it", name=name)
        if found := _LONG_WORD.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise InputError(
                "{name} has more than {most:,} characters without a space in line {line}",
                remedy="Choose a file with running text, or remove that line",
                name=name,
                most=LONGEST_WORD,
                line=line,
            )
        sizes.append(len(text))
    short, long = sorted(zip(sizes, (source_name, target_name), strict=True))
    if long[0] > SMALL and long[0] > UNEQUAL * short[0]:
        raise InputError(
            "{longer} is {times:,} times as long as {shorter}, so they are no translations",
            remedy="Check that both files are whole and belong together",
            longer=long[1],
            times=long[0] // short[0],
            shorter=short[1],
        )
