"""The root of an Arabic word: كتب for كاتب, مكتوب and وبكتابهم.

A word is read as conjunctions and particles, a stem, and endings; the stem is laid over the patterns of
Arabic words (فاعل, مفعول, استفعل …), which say which of its letters are the root. Every reading has a cost;
the cheapest counts. Without a dictionary, as Taghva, Elkhoury and Coombs (2005, "Arabic stemming without a
root dictionary", ITCC) do, but all readings are weighed together instead of cutting step by step.

Weak letters change from form to form (قال, يقول, قيل). A root is therefore given in a canonical spelling:
a weak letter or hamza is و in second and third place, and hamza is ا in first place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from aligner.text.normalize import strip_diacritics
from aligner.text.stopwords import is_common

_WEAK: Final = frozenset("اويىءئؤ")
_HAMZA: Final = str.maketrans("أإآٱ", "اااا")

_CONJUNCTIONS: Final = {"": 0.0, "و": 0.2, "ف": 0.4}
_NOMINAL: Final = {"": 0.0, "ال": 0.0, "لل": 0.05, "بال": 0.0, "كال": 0.1, "ب": 0.35, "ل": 0.35, "ك": 0.6}
"""What precedes a noun; after the article hardly anything else is possible."""
_VERBAL: Final = {"ي": 0.15, "ت": 0.3, "ن": 0.45, "ا": 0.5, "سي": 0.25, "ست": 0.35, "لي": 0.45, "لت": 0.6}
"""What precedes a verb in the imperfect."""

_ARTICLES: Final = ("ال", "لل", "بال", "كال")
_PERFECT: Final = {"": 0.0}

_AFTER_NOUN: Final = {
    "": 0.0, "ة": 0.0, "ه": 0.2, "ها": 0.15, "هم": 0.15, "هما": 0.2, "هن": 0.3, "نا": 0.25, "كم": 0.25,
    "ك": 0.6, "ي": 0.25, "ات": 0.1, "ون": 0.15, "ين": 0.2, "ان": 0.35, "ا": 0.25, "ية": 0.2, "يا": 0.4,
    "يين": 0.3, "يون": 0.3, "يات": 0.3, "ته": 0.2, "تها": 0.15, "تهم": 0.15, "تنا": 0.3, "تك": 0.5,
    "تي": 0.5, "اته": 0.2, "اتها": 0.2, "اتهم": 0.2, "تين": 0.35, "تان": 0.35, "يه": 0.3, "يها": 0.3,
    "يهم": 0.3, "يهما": 0.35, "ائه": 0.4, "ائهم": 0.4, "وي": 0.5,
}  # fmt: skip
_AFTER_VERB: Final = {
    "": 0.0, "ه": 0.15, "ها": 0.15, "هم": 0.15, "هما": 0.2, "نا": 0.2, "ني": 0.3, "ك": 0.5, "كم": 0.25,
    "ت": 0.25, "تم": 0.3, "تا": 0.45, "وا": 0.1, "وه": 0.25, "وها": 0.2, "وهم": 0.2, "ون": 0.1, "ونه": 0.2,
    "ونها": 0.2, "ونهم": 0.2, "ان": 0.35, "ا": 0.4, "ين": 0.4, "ن": 0.5, "ته": 0.25, "تها": 0.3,
    "تهم": 0.3, "ناه": 0.3, "ناهم": 0.3, "و": 0.5, "ي": 0.5, "يه": 0.5,
}  # fmt: skip

_PATTERNS: Final = {
    "فعل": 0.0,
    "فاعل": 0.1, "فعال": 0.25, "فعول": 0.3, "فعيل": 0.2, "مفعل": 0.2, "افعل": 0.25, "تفعل": 0.5,
    "مفعول": 0.0, "مفاعل": 0.1, "افعال": 0.15, "فواعل": 0.3, "فعائل": 0.1, "تفعيل": 0.1, "تفاعل": 0.15,
    "افتعل": 0.15, "انفعل": 0.25, "منفعل": 0.3, "مفتعل": 0.25, "متفعل": 0.25, "فعلان": 0.45, "مفعال": 0.3,
    "فاعول": 0.35, "فعلاء": 0.2, "افاعل": 0.3, "مفعيل": 0.4, "فعالي": 0.5, "افطعل": 0.2, "مفطعل": 0.3,
    "استفعل": 0.0, "مستفعل": 0.0, "افتعال": 0.05, "انفعال": 0.1, "متفاعل": 0.1, "مفاعيل": 0.2,
    "افاعيل": 0.3, "تفاعيل": 0.3, "افعلاء": 0.1, "فواعيل": 0.4, "استفعال": 0.0,
    "اتعل": 0.6, "اتعال": 0.4, "متعل": 0.6,
    "فل": 1.0,
    "فعلل": 1.3, "فعالل": 0.7, "فعاليل": 0.7, "فعليل": 1.1, "فعلول": 1.1, "مفعلل": 1.2, "تفعلل": 1.3,
    "فعلال": 1.2,
}  # fmt: skip
"""Costs of patterns; the letters ف, ع and ل are places of root letters, a second ل the fourth letter."""
_IMPERFECT: Final = {"فتعل": 0.1, "نفعل": 0.3, "ستفعل": 0.0, "فطعل": 0.2, "تعل": 0.6}
"""Patterns that are only possible behind the beginning of an imperfect."""

_COMMON_WITH_ROOT: Final = frozenset(
    ("كان", "كانت", "كانوا", "يكون", "تكون", "وكان", "وكانت", "فكان", "قال", "قالت", "فقال", "وقال")
)
_SURE: Final = frozenset(
    {"قال", "كان", "سار", "صار", "عاد", "قام", "مات", "جاء", "زال", "نال", "عاش", "خاف", "باع"}
)
"""Verbs so frequent that ف before them is no root letter: فقال is said of speaking, not of فقل."""
_IRREGULAR: Final = {
    "الله": "اله", "لله": "اله", "والله": "اله", "بالله": "اله", "تالله": "اله", "اللهم": "اله", "ابن": "بنو",
    "ابنه": "بنو", "ابنة": "بنو", "بنت": "بنو", "بنو": "بنو", "بني": "بنو", "اب": "ابو", "ابو": "ابو",
    "ابي": "ابو", "اخ": "اخو", "اخت": "اخو", "ماء": "موه", "اسم": "سمو", "امراة": "مرو", "امراته": "مرو",
}  # fmt: skip


def _by_length(patterns: dict[str, float]) -> dict[int, list[tuple[str, float]]]:
    table: dict[int, list[tuple[str, float]]] = {}
    for pattern, cost in patterns.items():
        table.setdefault(len(pattern), []).append((pattern, cost))
    return table


_ANY: Final = _by_length(_PATTERNS)
_BEHIND_VERBAL: Final = _by_length(_PATTERNS | _IMPERFECT)


@lru_cache(maxsize=100_000)
def arabic_root(word: str) -> str:
    """The root of a word in Arabic letters, in its canonical spelling, of three or four letters.

    A particle and a word of one letter are their own root, and so is a word of which no reading is known.

    >>> {arabic_root(word) for word in ("كتب", "كاتب", "المكتوب", "وبكتابهم", "استكتبوا")}
    {'كتب'}
    """
    plain = strip_diacritics(word).replace("ـ", "").translate(_HAMZA).replace("ى", "ي")
    if len(plain) < 2 or _is_particle(plain) or (plain[0] in _CONJUNCTIONS and _is_particle(plain[1:])):
        return plain
    bare = plain.removeprefix("و") if plain.startswith("وا") else plain
    for known in (plain, bare):
        if known in _IRREGULAR:
            return _IRREGULAR[known]
    best, least = plain, float("inf")
    for (stem, is_verb), cost in _readings(plain):
        for pattern, more in (_BEHIND_VERBAL if is_verb else _ANY).get(len(stem), ()):
            if cost + more >= least:
                continue
            letters = _letters(stem, pattern)
            if letters and (total := cost + more + _oddness(letters, pattern)) < least:
                best, least = _canonical(letters), total
    return best


def canonical_root(root: str) -> str:
    """A root as it is in a dictionary, in the spelling of :func:`arabic_root`: قيل and قول are one."""
    return _canonical(root.translate(_HAMZA).replace("ى", "ي"))


def _is_particle(word: str) -> bool:
    return is_common(word) and word not in _COMMON_WITH_ROOT


def _readings(word: str) -> list[tuple[tuple[str, bool], float]]:
    """What a word may be without what is written together with it: the stem, whether the beginning of an
    imperfect precedes it, and the cost.
    """
    found: dict[tuple[str, bool], float] = {}

    def take(before: dict[str, float], after: dict[str, float], rest: str, so_far: float) -> None:
        for prefix, one in before.items():
            if not rest.startswith(prefix):
                continue
            body = rest[len(prefix) :]
            for suffix, two in after.items():
                stem = body.removesuffix(suffix)
                if len(stem) < 2 or (suffix and len(stem) == len(body)):
                    continue
                cost = so_far + one + two
                if stem in _SURE and not prefix:
                    cost = two - 0.4
                elif (prefix + stem).startswith("ال") and prefix not in _ARTICLES and len(stem) > 2:
                    cost += 1.3  # an article that is not read as one
                key = (stem, before is _VERBAL)
                if cost < found.get(key, float("inf")):
                    found[key] = cost

    for conjunction, cost in _CONJUNCTIONS.items():
        if word.startswith(conjunction):
            rest = word[len(conjunction) :]
            take(_NOMINAL, _AFTER_NOUN, rest, cost)
            take(_PERFECT, _AFTER_VERB, rest, cost)
            take(_VERBAL, _AFTER_VERB, rest, cost)
    return sorted(found.items(), key=lambda reading: reading[1])


def _letters(stem: str, pattern: str) -> str:
    """The root letters of a stem under a pattern of the same length; empty where it does not fit."""
    root: list[str] = []
    for letter, place in zip(stem, pattern, strict=True):
        if place in "فعل":
            root.append(letter)
        elif letter != place:
            return ""
    if "ة" in root or root[0] == "ئ":
        return ""
    if "ط" in pattern and root[0] not in "صضط":
        return ""
    if pattern in ("اتعل", "اتعال", "متعل", "تعل"):  # the و of the root has become ت: اتصل of وصل
        return "و" + "".join(root)
    return "".join(root if len(root) > 2 else (*root, root[-1]))


def _oddness(letters: str, pattern: str) -> float:
    """How little some letters are like a root: hardly any begins with a letter twice."""
    cost = {"ا": 0.15, "ي": 1.2}.get(letters[0], 0.0)
    if letters[0] == "ت" and pattern[0] in "ام":
        cost += 0.5  # more likely the و of اتصل, متصل
    if letters[0] == letters[1]:
        cost += 1.0
    elif letters[0] == letters[2]:
        cost += 0.3
    if sum(letter in _WEAK for letter in letters) > 1:
        cost += 0.35
    return cost


def _canonical(letters: str) -> str:
    first = "ا" if letters[0] in "ءئؤ" else letters[0]
    return first + "".join("و" if letter in _WEAK else letter for letter in letters[1:])
