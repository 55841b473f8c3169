"""SRX rules cut where they say, with exact offsets."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.segmentation.srx import SrxRules, read_srx

if TYPE_CHECKING:
    from pathlib import Path

RULES = r"""<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/><body>
<languagerules>
<languagerule languagerulename="Abbreviations">
 <rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="Arabic">
 <rule break="yes"><beforebreak>[\.؟!؛]+</beforebreak><afterbreak>\s</afterbreak></rule>
 <rule break="yes"><beforebreak>(?&lt;=\p{{L}})\x{{60C}}</beforebreak><afterbreak>\s+ثم</afterbreak></rule>
</languagerule>
<languagerule languagerulename="Default">
 <rule break="yes"><beforebreak>[\.\?!]+</beforebreak><afterbreak>\s+\p{{Lu}}</afterbreak></rule>
 <rule break="yes"><beforebreak>\P{{weird}}</beforebreak><afterbreak></afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="en.*" languagerulename="Abbreviations"/>
<languagemap languagepattern="ar.*" languagerulename="Arabic"/>
<languagemap languagepattern=".*" languagerulename="Default"/></maprules></body></srx>"""


@pytest.fixture
def rules(tmp_path: Path) -> SrxRules:
    (tmp_path / "r.srx").write_text(RULES.format(cascade="yes"), encoding="utf-8")
    return read_srx(tmp_path / "r.srx")


def cut(rules: SrxRules, text: str, language: str) -> list[str]:
    return [segment.of(text) for segment in rules.segment(text, language)]


def test_exceptions_come_before_rules(rules: SrxRules) -> None:
    assert cut(rules, "Mr. Smith came. He left.  Then?  Yes", "en") == [
        "Mr. Smith came.",
        "He left.",
        "Then?",
        "Yes",
    ]


def test_arabic_marks_and_unicode_properties(rules: SrxRules) -> None:
    assert cut(rules, "أين ذهب؟ عاد إلى العراق، ثم مات.", "ar") == ["أين ذهب؟", "عاد إلى العراق،", "ثم مات."]


def test_without_cascade_the_first_language_alone_counts(tmp_path: Path) -> None:
    (tmp_path / "r.srx").write_text(RULES.format(cascade="no"), encoding="utf-8")
    assert cut(read_srx(tmp_path / "r.srx"), "Mr. A came. He left.", "en") == ["Mr. A came. He left."]


def test_rules_that_cannot_be_had_are_told(rules: SrxRules) -> None:
    assert len(rules.warnings) == 1
    assert "weird" in rules.warnings[0]


@given(text=st.text(st.sampled_from("Mr. Aab?!\n\tثم،؟"), max_size=50))
def test_segments_cover_every_word_in_order(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "rules.srx"
    path.write_text(RULES.format(cascade="yes"), encoding="utf-8")
    rules = read_srx(path)
    for language in ("en", "ar"):
        segments = rules.segment(text, language)
        assert "".join("".join(s.of(text).split()) for s in segments) == "".join(text.split())
        assert all(a.end <= b.start for a, b in itertools.pairwise(segments))


@pytest.mark.parametrize("content", ["", "<x/>", "<srx/>", "<srx", "not xml"])
def test_what_is_no_srx_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "r.srx").write_text(content)
    with pytest.raises(InputError):
        read_srx(tmp_path / "r.srx")
