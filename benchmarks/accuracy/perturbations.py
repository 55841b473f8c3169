"""Texts with something wrong in them, made from texts with gold: a missing page, a footnote, a heading on one
side, a list in another order, a chain of transmitters cut short.

Everything is drawn from a seed that hangs on the document's name and the kind, so that a case is the same
wherever it is made. The notes, headings, lists and chains are written for this purpose.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.common.corpus import IndexBead, joined, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aligner.segmentation.segmenter import Segmentation
    from benchmarks.common.corpus import GoldDocument

NOTES = (
    "The manuscripts differ here.",
    "So in all copies; the Leiden manuscript leaves the name without points, and the editor reads otherwise.",
    (
        "On this man see the article in the Encyclopaedia, second edition, where the older literature is "
        "given; his tomb was still shown to travellers in the nineteenth century, and a drawing of it hangs "
        "in the museum."
    ),
    (
        "The translator wishes to thank the librarian of the college for letting him see the unique copy. "
        "The hand is a clear naskh of the sixteenth century with few vowel signs. Worms have eaten the outer "
        "margins of some thirty leaves. A later reader has filled the holes with pasted slips and has not "
        "always copied what was lost. Where the slips disagree with the quotations in later authors the "
        "quotations have been preferred, and the reading of the slip is given at the foot of the page. The "
        "numbers in the margin are those of the printed edition of Cairo. Dates have been converted by the "
        "usual tables, and may be wrong by a day."
    ),
)
HEADINGS = {
    "en": (
        "Book the Second",
        "Chapter III: What the Author Set Out to Show",
        "Of this there remain four parts",
        "The Second Discourse, with its Proofs and Objections",
    ),
    "ar": (
        "المقالة الثانية",
        "الباب الثالث فيما قصد المؤلف بيانه",
        "وقد بقي من ذلك أربعة أقسام",
        "القول الثاني وأدلته وما اعترض به عليه",
    ),
}
LIST = (
    ("الحداد والنجار", "the smith and the carpenter"),
    ("القمح والشعير", "wheat and barley"),
    ("الأسد والنمر", "the lion and the leopard"),
    ("الذهب والفضة", "gold and silver"),
    ("السفن والمراكب", "ships and boats"),
    ("الشمس والقمر", "the sun and the moon"),
    ("الكتب والأقلام", "books and pens"),
    ("الخيل والجمال", "horses and camels"),
    ("الأطباء والأدوية", "physicians and medicines"),
    ("التين والزيتون", "figs and olives"),
)
_NAMES = (
    ("محمد بن بشار", "سفيان بن عيينة", "يحيى بن سعيد", "عبد الله بن يوسف", "قتيبة بن سعيد"),
    ("مالك بن أنس", "شعبة بن الحجاج", "الليث بن سعد", "معمر بن راشد", "هشام بن عروة"),
    ("نافع", "الزهري", "قتادة", "الأعمش", "ثابت البناني"),
)
_TELLERS = (("عائشة", "Aisha"), ("أنس", "Anas"), ("أبي هريرة", "Abu Huraira"), ("ابن عمر", "Ibn Umar"))


@dataclass(frozen=True)
class Parts:
    """A document as lists that can be changed.

    Attributes:
        source: segments, or single words where the text has no segments.
        gold: beads of indices in the order of the source.
        origin: for each bead which bead of the untouched document it was; None for what was added or
            changed, which is what the case is about.
        stream: whether the source has no segments.
    """

    source: list[str]
    target: list[str]
    gold: list[IndexBead]
    origin: list[int | None]
    stream: bool

    def texts(self) -> tuple[Segmentation, Segmentation]:
        return (running if self.stream else joined)(self.source, "ar"), joined(self.target, "en")


@dataclass(frozen=True)
class Case:
    """One disturbance.

    Attributes:
        kind: "page", "page back", "footnote", "heading en", "heading ar", "list", "verses", "chain", "edge"
            (something at the very beginning or end), "near" (two things beside one another).
        detail: what distinguishes it among its kind.
    """

    kind: str
    detail: str
    parts: Parts


def parts_of(document: GoldDocument, words: int) -> Parts:
    """The first beads of a document, up to about so many words of the source."""
    stream = document.task == "unsegmented"
    text = document.source.text
    source = text.split() if stream else [s.of(text) for s in document.source.segments]
    target = [s.of(document.target.text) for s in document.target.segments]
    gold: list[IndexBead] = []
    reached = 0
    for bead in document.gold:
        if reached >= words:
            break
        gold.append(bead)
        reached += sum(len(source[i].split()) for i in bead[0])
    ends = [max((i + 1 for bead in gold for i in bead[side]), default=0) for side in (0, 1)]
    return Parts(source[: ends[0]], target[: ends[1]], gold, list(range(len(gold))), stream)


def cases_of(document: GoldDocument, parts: Parts) -> list[Case]:
    """All cases of a document, always the same ones."""
    made: list[Case] = []

    def add(kind: str, detail: str, make: Callable[[random.Random], Parts | None]) -> None:
        found = make(random.Random(f"{document.key} {kind} {detail}"))
        if found is not None:
            made.append(Case(kind, detail, found))

    for share in (0.2, 0.5, 0.8):
        add("page", f"at {share}", lambda _, at=share: without(parts, at, 0, 200))  # type: ignore[misc]
        add("page back", f"at {share}", lambda _, at=share: without(parts, at, 1, 300))  # type: ignore[misc]
    for note in NOTES:
        size = f"{len(note.split())} words"
        add("footnote", size, lambda r, n=note: added(parts, [n], 1, r))  # type: ignore[misc]
    for side, language in ((0, "ar"), (1, "en")):
        texts = list(HEADINGS[language])
        add(f"heading {language}", "four", lambda r, t=texts, s=side: added(parts, t, s, r))  # type: ignore[misc]
    for count in (5, 10):
        add("list", f"of {count}", lambda r, n=count: listed(parts, n, r))  # type: ignore[misc]
    for count in (5, 8):
        add("verses", f"{count} of them", lambda r, n=count: shuffled(parts, n, r))  # type: ignore[misc]
    add("chain", "five", lambda r: chained(parts, 5, r))
    for kind, found in (("edge", at_the_edges(parts)), ("near", near_one_another(parts))):
        made.extend(Case(kind, detail, changed) for detail, changed in found if changed is not None)
    return made


def at_the_edges(parts: Parts) -> Iterator[tuple[str, Parts | None]]:
    """The very beginning and the very end: pages and notes."""
    for share, where in ((0.0, "first"), (1.0, "last")):
        yield f"{where} page", without(parts, share, 0, 200)
        yield f"{where} page back", without(parts, share, 1, 300)
        for note in NOTES[1::2]:
            place = round(share * len(parts.gold))
            yield f"{where} footnote of {len(note.split())}", _with(parts, {place: [("", note)]})


def near_one_another(parts: Parts) -> Iterator[tuple[str, Parts | None]]:
    """Two things, one or three beads apart."""
    first = len(parts.gold) // 2
    heading, note, longer = (HEADINGS["ar"][3], ""), ("", NOTES[2]), ("", NOTES[3])
    for apart in (1, 3):
        second = first + apart
        yield f"heading, {apart}, footnote", _with(parts, {first: [heading], second: [note]})
        yield f"footnote, {apart}, footnote", _with(parts, {first: [note], second: [longer]})
        yield f"footnote, {apart}, page", _page_and(parts, note, apart)


def _page_and(parts: Parts, extra: tuple[str, str], apart: int) -> Parts | None:
    """A page of the source without translation, and something else so many beads before it."""
    holed = without(parts, 0.5, 0, 200)
    if holed is None:
        return None
    first = holed.origin.index(None)
    return _with(holed, {first - apart: [extra]}) if first > apart else None


def without(parts: Parts, share: float, kept: int, words: int) -> Parts | None:
    """From about this place on, so many words of side ``kept`` lose what answers them."""
    sides = (parts.source, parts.target)
    lengths = [sum(len(sides[kept][i].split()) for i in bead[kept]) for bead in parts.gold]
    if sum(lengths) < 2.2 * words:
        return None
    first, before = 0, 0
    while before < share * (sum(lengths) - words):
        before += lengths[first]
        first += 1
    end, taken = first, 0
    while end < len(lengths) and taken < words:
        taken += lengths[end]
        end += 1
    lost = {i for bead in parts.gold[first:end] for i in bead[1 - kept]}
    number = {old: new for new, old in enumerate(i for i in range(len(sides[1 - kept])) if i not in lost)}
    gold: list[IndexBead] = []
    for bead in parts.gold:
        rest = tuple(number[i] for i in bead[1 - kept] if i in number)
        gold.append((bead[0], rest) if kept == 0 else (rest, bead[1]))
    left = [text for i, text in enumerate(sides[1 - kept]) if i not in lost]
    origin = [None if first <= k < end else k for k in range(len(gold))]
    source, target = (parts.source, left) if kept == 0 else (left, parts.target)
    return Parts(source, target, gold, origin, parts.stream)


def added(parts: Parts, texts: list[str], side: int, draw: random.Random) -> Parts:
    """Texts put in at places between beads, on one side only."""
    places = sorted(draw.sample(range(2, len(parts.gold) - 1), len(texts)))
    rows = {
        place: [(text, "") if side == 0 else ("", text)] for place, text in zip(places, texts, strict=True)
    }
    return _with(parts, rows)


def listed(parts: Parts, size: int, draw: random.Random) -> Parts:
    """A list put in, whose items are in another order on the other side."""
    items = draw.sample(LIST, size)
    made = _with(parts, {len(parts.gold) // 2: [(a, b) for a, b in items]})
    return _permuted(made, [k for k, o in enumerate(made.origin) if o is None], draw)


def shuffled(parts: Parts, size: int, draw: random.Random) -> Parts:
    """Neighbouring beads of the text itself in another order on the other side."""
    first = draw.randrange(3, len(parts.gold) - size - 3)
    chosen = list(range(first, first + size))
    origin = [None if k in chosen else o for k, o in enumerate(parts.origin)]
    return _permuted(Parts(parts.source, parts.target, parts.gold, origin, parts.stream), chosen, draw)


def chained(parts: Parts, count: int, draw: random.Random) -> Parts:
    """Chains of transmitters set before some beads, of which the other side names only the last."""
    chosen = set(draw.sample(range(1, len(parts.gold)), count))
    source: list[str] = []
    target = list(parts.target)
    gold: list[IndexBead] = []
    for k, bead in enumerate(parts.gold):
        here = [parts.source[i] for i in bead[0]]
        if k in chosen:
            arabic, english = draw.choice(_TELLERS)
            first, second, third = (draw.choice(names) for names in _NAMES)
            chain = f"حدثنا {first} حدثنا {second} عن {third} عن {arabic} قال"
            here = [*(chain.split() if parts.stream else [chain]), *here]
            target[bead[1][0]] = f"Narrated {english}: {target[bead[1][0]]}"
        gold.append((tuple(range(len(source), len(source) + len(here))), bead[1]))
        source += here
    origin = [None if k in chosen else k for k in range(len(gold))]
    return Parts(source, target, gold, origin, parts.stream)


def _with(parts: Parts, extra: dict[int, list[tuple[str, str]]]) -> Parts:
    """New beads before the beads at some places, or after the last; an empty text is no side."""
    sides: tuple[list[str], list[str]] = ([], [])
    gold: list[IndexBead] = []
    origin: list[int | None] = []
    for k in range(len(parts.gold) + 1):
        new: list[tuple[list[list[str]], int | None]] = []
        for pair in extra.get(k, ()):
            words = pair[0].split() if parts.stream else [pair[0]]
            new.append(([words if pair[0] else [], [pair[1]] if pair[1] else []], None))
        if k < len(parts.gold):
            bead = parts.gold[k]
            texts = [[parts.source[i] for i in bead[0]], [parts.target[j] for j in bead[1]]]
            new.append((texts, parts.origin[k]))
        for two, old in new:
            spans = []
            for side in (0, 1):
                spans.append(tuple(range(len(sides[side]), len(sides[side]) + len(two[side]))))
                sides[side].extend(two[side])
            gold.append((spans[0], spans[1]))
            origin.append(old)
    return Parts(sides[0], sides[1], gold, origin, parts.stream)


def _permuted(parts: Parts, chosen: list[int], draw: random.Random) -> Parts:
    """The other side of some neighbouring beads in another order."""
    order = chosen[:]
    while sum(a < b for a, b in itertools.pairwise(order)) > len(order) // 2:
        draw.shuffle(order)
    target = parts.target[:]
    gold = parts.gold[:]
    at = min(j for k in chosen for j in parts.gold[k][1])
    for k in order:
        old = parts.gold[k][1]
        target[at : at + len(old)] = [parts.target[j] for j in old]
        gold[k] = (parts.gold[k][0], tuple(range(at, at + len(old))))
        at += len(old)
    return Parts(parts.source, target, gold, parts.origin, parts.stream)
