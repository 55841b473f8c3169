"""Tags: what an inline code of a CAT tool is in the text of a project, such as ⟦1⟧ and ⟦/1⟧.

A tag is visible, can be moved like a word, and is turned back into its code by an export. Only tags of codes
that a unit came with count; the same characters in another text are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

TAG = re.compile("\u27e6/?[1-9][0-9]{0,3}\u27e7")
"""A tag in a text."""


def opening(number: int) -> str:
    """The tag of a code that stands alone, or begins something."""
    return f"\u27e6{number}\u27e7"


def closing(number: int) -> str:
    """The tag of a code that ends something."""
    return f"\u27e6/{number}\u27e7"


def without_tags(text: str, known: Container[str]) -> str:
    """The text without the tags that are known."""
    if "\u27e6" not in text:
        return text
    return TAG.sub(lambda match: "" if match.group() in known else match.group(), text)
