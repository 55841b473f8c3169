"""Warnings about two texts as a whole."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from aligner.alignment.intervals import longest_chain
from aligner.bitext import Bead, Segment, Side
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.segmentation.segmenter import Segmentation

UNRELATED = Message(
    "The two texts do not seem to be a text and its translation: hardly anything in one answers the other "
    "better than chance. Check that the right files were chosen."
)
IDENTICAL = Message("Both sides hold the same text. Check that the right files were chosen.")
MIN_MEAN_SIMILARITY = 0.06
"""Mean similarity above the background below which two texts are unrelated. Translations have 0.25 and more,
unrelated texts about 0.05 (benchmarks, bundled encoder)."""
MIN_UNTRANSLATED_CONFIDENCE = 0.5
"""Mean confidence of null beads from which they are named as untranslated."""
MIN_SHARE = 0.02
"""Share of the words of a side without counterpart from which a person is informed of it."""
MOST_SHOWN = 8
"""Words of a text that show where something is."""
_WORD = re.compile(r"\S+")
_MIN_WORDS = 60  # in a shorter text similarity is a matter of chance


def warnings_about(
    source: Segmentation, target: Segmentation, similarity: float | None, beads: Sequence[Bead] = ()
) -> tuple[Message, ...]:
    """Warnings about the two texts as a whole, as sentences: whether they are a translation, what it leaves
    out or adds, whether its order differs.

    Args:
        similarity: mean similarity of the beads above the background; None where it is not known.
        beads: the alignment, in reading order.
    """
    found: list[Message] = []
    if _same_words(source.text, target.text) and source.text.strip():
        found.append(IDENTICAL)
    elif (
        similarity is not None
        and similarity < MIN_MEAN_SIMILARITY
        and min(len(source.text.split()), len(target.text.split())) >= _MIN_WORDS
    ):
        found.append(UNRELATED)
    if not found:
        passages = untranslated(beads)
        found += [
            message
            for side, text in ((Side.SOURCE, source.text), (Side.TARGET, target.text))
            if (message := _missing(side, text, [one for one in passages if one.side is side])) is not None
        ]
        moved = out_of_order(beads)
        if moved:
            first = opening_words(moved[0].source, source.text)
            found.append(
                Message.counted(
                    "{n} pair stands at another place in the translation: “{where}”.",
                    "{n} pairs stand at another place in the translation. The first begins “{where}”.",
                    n=len(moved),
                    where=first,
                )
            )
    return tuple(found)


def _missing(side: Side, text: str, passages: Sequence[Untranslated]) -> Message | None:
    """What to say of the passages of a side without counterpart; None if they are little of its words."""
    sizes = [len(_WORD.findall(one.segment.of(text))) for one in passages]
    share = sum(sizes) / max(1, len(_WORD.findall(text)))
    if not passages or share < MIN_SHARE:
        return None
    longest = passages[sizes.index(max(sizes))]
    where = opening_words((longest.segment,), text)
    percent = max(1, round(100 * share))
    if side is Side.SOURCE:
        return Message.counted(
            "{n} passage seems untranslated ({percent}% of the source). It begins “{where}”.",
            "{n} passages seem untranslated ({percent}% of the source). The longest begins “{where}”.",
            n=len(passages),
            percent=percent,
            where=where,
        )
    return Message.counted(
        "{n} passage of the translation has no counterpart ({percent}%). It begins “{where}”.",
        "{n} passages of the translation have no counterpart ({percent}%). The longest begins “{where}”.",
        n=len(passages),
        percent=percent,
        where=where,
    )


def opening_words(segments: Sequence[Segment], text: str) -> str:
    """The first words of some segments, to show where they are."""
    words = segments[0].of(text).split()
    return " ".join(words[:MOST_SHOWN]) + ("…" if len(words) > MOST_SHOWN else "")


def out_of_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """The fewest two-sided beads without which the others have one order on both sides."""
    two = sorted((bead for bead in beads if not bead.is_null), key=lambda bead: bead.source[0].start)
    kept = set(longest_chain(two, Side.SOURCE))
    return tuple(bead for bead in two if bead not in kept)


class Untranslated(NamedTuple):
    """A passage of one side that seems to have no counterpart.

    Attributes:
        side: on which it is; on the target side it is an addition of the translation.
        segment: from its first to its last character.
        beads: its null beads, in reading order.
        confidence: their mean confidence, in [0, 1].
    """

    side: Side
    segment: Segment
    beads: tuple[Bead, ...]
    confidence: float


def untranslated(
    beads: Sequence[Bead], least: float = MIN_UNTRANSLATED_CONFIDENCE
) -> tuple[Untranslated, ...]:
    """Passages without counterpart: runs of null beads of one side that no two-sided bead interrupts.

    Args:
        beads: in reading order.
        least: mean confidence below which a run is left out. A bead without confidence was made by a user
            and counts as certain.
    """
    found: list[Untranslated] = []
    runs: dict[Side, list[Bead]] = {side: [] for side in Side}

    def close() -> None:
        for side, run in runs.items():
            if run:
                mean = sum(1.0 if b.confidence is None else b.confidence for b in run) / len(run)
                segments = [segment for bead in run for segment in bead.side(side)]
                hull = Segment(min(s.start for s in segments), max(s.end for s in segments))
                if mean >= least:
                    found.append(Untranslated(side, hull, tuple(run), mean))
                run.clear()

    for bead in beads:
        if bead.is_null:
            runs[Side.SOURCE if bead.source else Side.TARGET].append(bead)
        else:
            close()
    close()
    return tuple(found)


def _same_words(one: str, two: str) -> bool:
    """Whether two texts have the same words; stops at the first that differs."""
    words = ((match.group() for match in _WORD.finditer(text)) for text in (one, two))
    return all(a == b for a, b in zip_longest(*words))


def is_doubted(bead: Bead) -> Bead:
    """The bead of two unrelated texts: a tenth of its confidence, however well it fits."""
    return Bead(bead.source, bead.target, bead.score, 0.1 * (bead.confidence or 0.0))
