"""Regular expressions of people end in time, whatever they are."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import aligner
from aligner.errors import Cancelled, InputError
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.segmentation.srx import Rule, decisions
from aligner.text.patterns import (
    SECONDS,
    PatternError,
    PatternTimeout,
    SearchTime,
    compiled,
    quoted,
    written_out,
)
from tests.helpers.catastrophic_patterns import PATTERNS, SENTENCE

ROOT = Path(aligner.__file__).parent.parent


def test_there_are_a_hundred() -> None:
    assert len(set(PATTERNS)) >= 100


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_catastrophic_pattern_ends(pattern: str) -> None:
    """It is refused, ends its time, or is no catastrophe."""
    begun = time.thread_time()
    allowed = SearchTime()
    try:
        expression = compiled(pattern)
        for _ in range(38):
            allowed.search(expression, SENTENCE)
    except (PatternError, PatternTimeout):
        pass
    assert time.thread_time() - begun < 2 * SECONDS + 0.2


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_catastrophic_rule_ends_in_a_sentence_or_does_not_hang(pattern: str) -> None:
    begun = time.thread_time()
    try:
        decisions([Rule(True, compile_pattern(pattern), compile_pattern(""))], SENTENCE)
    except InputError as error:
        assert str(error)  # noqa: PT017  (some are no catastrophe for the module)
    assert time.thread_time() - begun < 2 * SECONDS + 0.2


def test_time_is_for_all_searches_together() -> None:
    """Forty searches of which none takes long alone."""
    allowed = SearchTime(0.05)
    slow = compiled(r"(?:a|a|aa)+$x")
    with pytest.raises(PatternTimeout):
        any(allowed.search(slow, "a" * 18) for _ in range(1000))
    assert allowed.is_over


def test_a_search_is_stopped_when_nobody_wants_it() -> None:
    with pytest.raises(Cancelled):
        SearchTime(stopped=lambda: True).search(compiled("a"), "a")


def test_long_texts_have_more_time() -> None:
    allowed = SearchTime(0.0, per_character=1.0)
    assert allowed.search(compiled("b"), "aab") is not None


@pytest.mark.parametrize(
    ("pattern", "size"),
    [
        ("abc", 3),
        ("a{3}", 3),
        ("(ab){2,5}c", 11),
        (r"\d{4}-\d{2}", 7),
        (r"\x{41}{3}", 3),
        ("((a{9}){9}){9}", 729),
    ],
)
def test_repetitions_are_counted(pattern: str, size: int) -> None:
    assert written_out(pattern) == size


def test_what_is_quoted_finds_itself() -> None:
    text = "a.b*[c] (d) {2} ^$ \\ #"
    assert compiled(quoted(text)).fullmatch(text)


def test_people_s_expressions_are_compiled_in_one_place() -> None:
    """What uses the regex library is the module of patterns, and the one that translates rules for it."""
    uses = re.compile(r"^\s*(?:import|from) regex\b|re\.compile\([^)]*query", re.MULTILINE)
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("aligner", "models", "db", "ui")
        for path in (ROOT / room).rglob("*.py")
        if uses.search(path.read_text("utf-8"))
    }
    assert found == {
        "aligner/text/patterns.py",
        "aligner/segmentation/srx.py",
        "aligner/segmentation/pattern_dialect.py",
    }
