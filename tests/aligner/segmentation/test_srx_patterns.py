"""Regular expressions of ICU and Java in segmentation rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from aligner.segmentation.srx import Rule, compile_pattern, decisions, read_srx

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
]


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
