"""Word links of pairs, for formats that write them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.exchange.word_links import LINKS, as_property, links_by_hand
from ui.services.imports.project_factory import aligner_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligner.alignment.text_aligner import TextAligner
    from aligner.exchange.translation_unit import TranslationUnit
    from db import BeadRow, Project

_AT_ONCE = 500
_WORD = re.compile(r"\S+")


def with_links(project: Project, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
    """The units of a project with the links of their words.

    Links come with the suggestions of the aligner; pairs without any are explained by the bundled encoder.
    """
    explainer = _Explainer(project)
    waiting = iter(units)
    while some := list(islice(waiting, _AT_ONCE)):
        ids = [int(unit.properties["id"]) for unit in some]
        rows = {row.id: row for row in project.rows(ids)}
        for id_, unit in zip(ids, some, strict=True):
            row = rows.get(id_)
            links = _by_word(row, explainer.links(row), unit) if row is not None else []
            properties = MappingProxyType({**unit.properties, LINKS: as_property(links)})
            yield replace(unit, properties=properties) if links else unit


class _Explainer:
    """Gives the links of pairs; the aligner is made for the first pair that has none."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._aligner: TextAligner | None = None

    def links(self, row: BeadRow) -> Sequence[Sequence[float]]:
        """[source start, source end, target start, target end, strength] in the texts of the project."""
        if row.is_null:
            return []
        by_hand = links_by_hand(row.evidence)
        if by_hand is not None:
            return by_hand
        kept = (row.evidence or {}).get("links")
        if kept:
            return list(kept)
        if self._aligner is None:
            from models.registry import load

            self._aligner = aligner_for(self._project, load())
            self._aligner.learn_names(bead for _, bead in self._project.fixed())
        found = self._aligner.explain(row.bead)
        return list(found.as_json()["links"]) if found is not None else []


def _by_word(row: BeadRow, links: Sequence[Sequence[float]], unit: TranslationUnit) -> list[tuple[int, int]]:
    """Links by the numbers of the words on both sides; none where the unit has other words than the pair."""
    starts = []
    for side, text in ((Side.SOURCE, unit.source), (Side.TARGET, unit.target)):
        shown = row.cell(side).text
        words = [match.start() for match in _WORD.finditer(shown)]
        if len(words) != len(text.split()):
            return []
        starts.append(words)
    found = {
        (
            bisect_right(starts[0], row.source_cell.caret(int(link[0]))) - 1,
            bisect_right(starts[1], row.target_cell.caret(int(link[2]))) - 1,
        )
        for link in links
    }
    return sorted(link for link in found if min(link) >= 0)
