"""A hundred regular expressions that would run for ever, or take all memory, over ordinary sentences."""

from __future__ import annotations

_INNER = (
    r"\w+\s?", r"\w*\s?", r"[a-z]+ ?", r"(?:\w|\s)+", r"(?:[a-z]+|\s)+", r".+", r"\S+\s*", r"(?:\w\w?)+ ?",
    r"\p{L}+\P{L}?", r"[^:]+",
)  # fmt: skip
_OUTER = ("(@)+:", "(@)*:", "^(@)+:$", "(?:@){2,}:", "((@)+)+:", r"(@)+\d{4}z", "(?=@(?:@)+:)q", "(?i)(@)+Q:")
PATTERNS = (
    *(outer.replace("@", inner) for inner in _INNER for outer in _OUTER),
    r"(a|a)*b", r"(a|aa)+$", r"(.*a){25}z", r"(?R)z", r"(a|(?R))*z", r"(?:(?:a*)*)*b",
    r"(\w+)\s(\1?\s?\w+)+:",
    r"(?:the king came){e}xyz", r"(?e)(?:abcdefghij){e<=9}q", r"(?b)(?:abcdefghijklmnop){i<=5,d<=5,s<=5}q",
    r"(?r)(\w+\s?)+:", r"a{1000000000}", r"(a{60000}){60000}", r"((a{900}){900}){900}",
    r"(?:a?){30000}a{30000}",
    "(?:" * 300 + "a*" + ")*" * 300, "(" * 100 + "a" + ")" * 100 + "{2,}z", "a" * 30_000,
    r"(?>(\w+\s?)+):(\w+\s?)+!", r"(?<=(\w+\s?)+):",
)  # fmt: skip

SENTENCE = "the king came to the city of the sultan and stayed there for a while " * 5 + "a" * 60
