"""Regular expressions of ICU and Java in segmentation rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.segmentation.srx import Rule, decisions, read_srx

if TYPE_CHECKING:
    from pathlib import Path

MATCHES = [
    (r"\p{Lu}\p{L}+", "Zayd"),
    (r"\P{Ll}", "س"),
    (r"[\p{L}&&[^a-z]]+", "ABC"),
    (r"\p{IsArabic}+", "سلام"),
    (r"\p{InArabic}", "س"),
    (r"\p{Script=Arabic}\p{M}*", "سَ"),
    (r"[[:alpha:]]+", "ab"),
    (r"\p{javaLowerCase}", "b"),
    (r"\P{javaUpperCase}", "b"),
    (r"a(?i)BC", "abc"),
    (r"(?iu)prof", "PROF"),
    (r"(?d)x", "x"),
    (r"(?U:x)", "x"),
    (r"\Qa.b\E+", "a.bb"),
    (r"\x{633}\u0644", "سل"),
    (r"\h+\R", " \u00a0\r\n"),
    (r"(?<=\b[A-Z]{1,3}\.)\s", None),
    (r"(?>a+)b", "aab"),
    (r"a++b", "aab"),
    (r"(?<x>a)\k<x>", "aa"),
    (r"\011\cA", "\t\x01"),
    (r"x\Z", "x"),
    # What ICU 72 answers to these.
    (r"[\p{L}-[x]]+", "abc"),
    (r"[[a-z]-[aeiou]]", "b"),
    (r"[a||b]+", "a|b"),
    (r"[0-9]-[0-9]", "1-2"),
    (r"[\w-]+", "a-"),
    (r"[\v]\H", "\u2028a"),
    (r"\p{IsPo}\p{IsL}\p{IsLetter}\p{L1}", ".abc"),
    (r"\uD83D\uDE00", "\U0001f600"),
]


@pytest.mark.parametrize("pattern", [r"[\p{L}-[x]]", r"[\p{L}--[x]]", r"[a-z&&[^x]]", r"[[:L:]-[x]]"])
def test_a_set_without_another(pattern: str) -> None:
    assert not compile_pattern(pattern).fullmatch("x")


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        (r"[.]\s*", r"\s[A-Z]", 8),
        (r"left\W*", r"\. T", 7),
        (r"\.(?:\s|T)?", r"\s", 8),
        (r"\.\s", r"\s", None),
    ],
)
def test_what_is_before_a_cut_may_end_sooner(before: str, after: str, cut: int | None) -> None:
    found = decisions([Rule(True, compile_pattern(before), compile_pattern(after))], "He left. Then")
    assert found == ({} if cut is None else {cut: True})


@pytest.mark.parametrize(("pattern", "text"), MATCHES)
def test_a_pattern_is_understood(pattern: str, text: str | None) -> None:
    compiled = compile_pattern(pattern)
    assert text is None or compiled.fullmatch(text)


@pytest.mark.parametrize("pattern", [r"\p{NoSuchThing}", "(", "a" * 30_000])
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(InputError):
        compile_pattern(pattern)


def test_rules_left_out_are_named(tmp_path: Path) -> None:
    rule = '<rule break="yes"><beforebreak>{}</beforebreak><afterbreak>\\s</afterbreak></rule>'
    (tmp_path / "x.srx").write_text(
        '<srx version="2.0"><header cascade="no"/><body><languagerules><languagerule languagerulename="a">'
        + rule.format(r"\p{Nonsense}")
        + rule.format(r"\.")
        + "</languagerule></languagerules><maprules>"
        '<languagemap languagepattern="AR.*" languagerulename="a"/>'
        '<languagemap languagepattern="(" languagerulename="a"/></maprules></body></srx>',
        "utf-8",
    )
    rules = read_srx(tmp_path / "x.srx")
    assert len(rules.for_language("ar-SA")) == 1
    assert [r"\\p{Nonsense}" in rules.warnings[0], "'('" in rules.warnings[1]] == [True, True]


def test_a_rule_that_takes_for_ever_is_stopped() -> None:
    rule = Rule(True, compile_pattern(r"(?:a|a|aa)+$x"), compile_pattern(""))
    with pytest.raises(InputError, match="takes too long"):
        decisions([rule], "a" * 200)
