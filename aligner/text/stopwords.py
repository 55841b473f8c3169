"""Words so common that two of them say little of each other, and that are no names."""

from __future__ import annotations

from functools import lru_cache

from aligner.text.normalize import fold

_ARABIC = """
كان كانت كانوا يكون تكون وكان وكانت فكان قال قالت فقال وقال من عن في على إلى إليه إليهم
عليه عليهم فيه فيها منه منها منهم به بها بهم له لها لهم هذا هذه ذلك تلك ذاك الذي التي
الذين ما لا ولا فلا لم ولم فلم لن ليس إن أن إنه أنه أنها أنهم وأنهم وأنه إلا ألا أو أم بل
ثم قد لقد هو هي هم وهو وهي وهم كل كله كلها بعض غير سوى عند بين بعد قبل مع حتى إذا لما فلما
كما كيف أي هنا هناك أيضا
"""
_ENGLISH = """
a an the and or nor but not no of to in on at by from for with without upon into as is are
was were be been being am he she it they we you i him her them us me his its their our
your my this that these those such which who whom whose what when where while how if than
then there here all any some one so only also had has have do did does could would should
shall will may might must can
"""
_COMMON = frozenset(fold(word) for word in (_ARABIC + _ENGLISH).split())


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word of either language is a particle, a pronoun or the like."""
    return fold(word) in _COMMON
