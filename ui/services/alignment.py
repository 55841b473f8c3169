"""Alignment of an open project, and realignment between the pairs that people have decided on."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aligner.alignment.encoder_lookup import DEFAULT_ENCODER
from aligner.bitext import SETTLED, Bead, Side, Status
from aligner.errors import EncoderError
from aligner.permissions import MACHINE, NOBODY
from aligner.progress import no_found, no_progress, sub_progress
from ui.services.aligning.encoder_languages import languages_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from aligner.alignment.aligner import AlignmentSettings
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs
    from aligner.alignment.splitting.chooser import SplitChooser
    from aligner.alignment.text_aligner import TextAligner
    from aligner.messages import Message
    from aligner.permissions import Person
    from aligner.progress import Progress
    from db import BeadRow, Change, Project, RunInfo

# Loading an encoder's share of the time of a first alignment.
LOADING = 0.15
# Characters of both texts that may be encoded only to explain a pair.
MOST_EXPLAINED = 300_000
MOST_PATIENCE = 2.0
"""Seconds for which an explanation, which encodes both texts, waits for a cut that is being looked for."""
GROWN = 1.1
LEAST_PAIRS = 10
"""A correction lets the aligner learn again once there are a tenth more confirmed pairs, and this many."""
PART_SECONDS = 1.0
"""How often at most the pairs found so far are written while an alignment goes on."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the machine suggests.

    Attributes:
        replacing: ids of the pairs that it replaces; None: all that nobody has decided on.
        follows: the event that called for it, so that one undo takes both back.
        is_part: only the first pairs of an alignment that goes on; they are added to those there are.
        warnings: what a person should know of the two texts as a whole.
    """

    beads: tuple[Bead, ...]
    run: RunInfo
    replacing: tuple[int, ...] | None = None
    follows: int | None = None
    is_part: bool = False
    warnings: tuple[str, ...] = ()

    def store(self, project: Project, by: Person) -> Change:
        """Write it, on the writer thread.

        Raises:
            ConflictError: somebody decided on one of the pairs in the meantime; nothing was written.
        """
        who = MACHINE if by == NOBODY else by
        if self.is_part:
            return project.suggest_part(self.beads, self.run, who)
        return project.suggest(self.beads, self.run, who, self.replacing, follows=self.follows)


def _load(name: str, progress: Progress) -> Encoder:
    from models.registry import load

    return load(name, progress=progress)


def is_fixed(row: BeadRow) -> bool:
    """Whether a person decided on it, so that the machine keeps it."""
    return row.touched or row.edited or row.status is not Status.SUGGESTED


class AlignmentService:
    """Keeps the vectors of both texts, and what is known of the pairs, from one correction to the next.

    :meth:`mark_stale` and :meth:`invalidate` may be called from any thread, and so may what says so; the rest
    only from the worker's.

    Args:
        load: loads an encoder by its name; from :mod:`models.registry` unless given.
        settings: how to align; the aligner's own unless given.
    """

    def __init__(
        self,
        project: Project,
        *,
        load: Callable[[str, Progress], Encoder] | None = None,
        settings: AlignmentSettings | None = None,
    ) -> None:
        self._project = project
        self._load = load or _load
        self._settings = settings
        self._aligner: TextAligner | None = None
        self._encoder: tuple[str, Encoder] | None = None
        self._rows: dict[int, tuple[Bead, bool]] = {}
        self._stale: set[int] = set()
        self._all_stale = True
        self._closed = False
        self._lock = threading.Lock()
        self._aligning = threading.Lock()  # one computes at a time: the vectors are shared
        self._chooser: SplitChooser | None = None
        self._choosing = threading.Lock()
        self._cut_found = threading.Event()
        self._cut_found.set()
        self._settled: set[int] = set()
        self._taught = 0  # how many confirmed pairs the aligner has learned from
        self._others: tuple[tuple[Path, ...], ConfirmedPairs] | None = None

    def mark_stale(self, change: Change) -> None:
        """Remember which pairs a command touched."""
        with self._lock:
            self._stale.update(change.changed, change.added, change.removed)

    def invalidate(self) -> None:
        """Somebody else wrote: read every pair again next time."""
        with self._lock:
            self._all_stale = True

    def explain(self, encoder: str, row: BeadRow) -> Mapping[str, Any] | None:
        """What the aligner says in favour of a pair; None where it has nothing to say.

        May be called from any thread. It waits while something is being aligned, and for a cut that is being
        looked for. A book that was not aligned since it was opened is not encoded for the sake of one pair.
        """
        self._cut_found.wait(MOST_PATIENCE)
        with self._aligning:
            if self._closed:
                return None
            if self._aligner is None and not self._is_short:
                return None
            aligner = self._prepare(encoder, no_progress)
            if row.is_null:
                return None
            if aligner.names is None:  # the pairs were made before the project was opened
                self._read()
                aligner.learn_names(bead for bead, _ in self._rows.values())
            found = aligner.explain(row.bead)
        return found.as_json() if found is not None else None

    def matching_cut(self, bead: Bead, side: Side, at: int) -> int | None:
        """Where the other side of a pair is cut if this one is; None where that is not known.

        May be called from any thread; waits neither for an alignment nor for the texts to be encoded.

        Args:
            side, at: where it is cut: an offset of that text.
        """
        self._cut_found.clear()
        try:
            chooser = self._split_chooser()
            return chooser.matching_cut(bead, side, at) if chooser is not None else None
        finally:
            self._cut_found.set()

    def read_ahead(self, bead: Bead) -> None:
        """Prepare :meth:`matching_cut` for a pair. May be called from any thread."""
        chooser = self._split_chooser()
        if chooser is not None and not bead.is_null:
            chooser.read(bead)

    def _split_chooser(self) -> SplitChooser | None:
        """What answers where a pair is split; None once the project is closed, and without an encoder.
        Always with the bundled one, which the weights were learned with.
        """
        with self._choosing:
            if self._chooser is None and not self._closed:
                from aligner.alignment.splitting.chooser import SplitChooser

                try:
                    encoder = self._load(DEFAULT_ENCODER, no_progress)
                except EncoderError:  # the next alignment says so
                    return None
                info = self._project.info()
                self._chooser = SplitChooser(
                    {side: self._project.characters(side) for side in Side},
                    {side: info.text(side).language for side in Side},
                    encoder,
                )
            return self._chooser

    def alternative_endings(self, encoder: str, row: BeadRow, below: BeadRow) -> tuple[tuple[int, int], ...]:
        """Where a pair may end instead of where it does; nothing where that is not known.

        May be called from any thread; it waits while something is being aligned.
        """
        with self._aligning:
            if self._closed or (self._aligner is None and not self._is_short):
                return ()
            return self._prepare(encoder, no_progress).alternative_endings(row.bead, below.bead)

    @property
    def _is_short(self) -> bool:
        return sum(len(self._project.characters(side)) for side in Side) <= MOST_EXPLAINED

    def close(self) -> None:
        """Explain nothing more: the project is about to be closed. Waits for what is under way.

        Vectors and encoder are let go of at once, not only when whatever knows the session is collected: by
        then the next project has loaded its own, and the memory of both is never given back.
        """
        with self._aligning, self._choosing:
            self._closed = True
            self._aligner = self._encoder = self._chooser = None
            self._rows.clear()
            self._settled.clear()
            self._others = None

    def align_all(
        self,
        encoder: str,
        progress: Progress,
        found: Callable[[Result], None] | None = None,
        *,
        go_on: bool = True,
    ) -> Result:
        """Align everything between the fixed pairs.

        Args:
            found: called with parts of the result, if the project is without pairs or unfinished.
            go_on: keep the pairs that an unfinished alignment has found, and align the rest.
        """
        with self._aligning:
            aligner = self._prepare(encoder, progress)
            self._read()
            unfinished = self._project.is_unfinished()
            fixed = [bead for bead, held in self._rows.values() if held or (unfinished and go_on)]
            gathered: list[Bead] = []
            given = float("-inf")

            def gather(beads: Sequence[Bead]) -> None:
                nonlocal given
                gathered.extend(beads)
                if found is not None and time.monotonic() - given >= PART_SECONDS:
                    found(Result(tuple(gathered), self._run(aligner.signature), is_part=True))
                    gathered.clear()
                    given = time.monotonic()

            trouble = self._teach(aligner, progress)
            in_parts = found is not None and (unfinished or not self._rows)
            alignment = aligner.align(
                fixed=fixed,
                progress=sub_progress(progress, LOADING, 1.0 - LOADING),
                found=gather if in_parts else no_found,
            )
            run = self._run(alignment.signature)
            info = self._project.info()
            note = languages_note(encoder, (info.source.language, info.target.language))
            return Result(alignment.beads, run, warnings=(*trouble, *note, *alignment.warnings))

    def realign_around(
        self, encoder: str, bead_id: int, follows: int | None, progress: Progress
    ) -> Result | None:
        """Realign what nobody has decided on around one pair; None when there is nothing of that kind."""
        with self._aligning:
            self._read()
            if bead_id not in self._rows or all(held for _, held in self._rows.values()):
                return None
            aligner = self._prepare(encoder, progress)
            if self._is_short and len(self._settled) >= GROWN * self._taught + LEAST_PAIRS:
                self._teach(aligner, progress)
            near = self._near(
                aligner, bead_id, sub_progress(progress, LOADING, 1.0 - LOADING), upward=follows is None
            )
            if near is not None:
                beads, replacing = near
                return Result(beads, self._run(aligner.signature), replacing, follows) if replacing else None
            fixed = [bead for bead, held in self._rows.values() if held]
            alignment = aligner.align(fixed=fixed, progress=sub_progress(progress, LOADING, 1.0 - LOADING))
            return Result(alignment.beads, self._run(aligner.signature), None, follows)

    def _near(
        self, aligner: TextAligner, bead_id: int, progress: Progress, *, upward: bool
    ) -> tuple[tuple[Bead, ...], tuple[int, ...]] | None:
        """New beads for the neighbours of a pair, and the ids of those they replace (none where all are
        fixed); None where only the whole text will do.
        """
        from aligner.alignment.realign_window import realign_window

        order = self._project.order().tolist()
        if len(order) != len(self._rows) or bead_id not in order:
            return None
        if any(id_ not in self._rows for id_ in order):
            return None  # somebody else wrote just now
        at = order.index(bead_id)
        span = realign_window(lambda k: self._rows[order[k]], len(order), at, upward=upward)
        here = self._rows[bead_id][0]
        apart = [k for k in span if not aligner.aligns_together(here, self._rows[order[k]][0])]
        first = max((k + 1 for k in apart if k < at), default=span.start)
        ids = [order[k] for k in range(first, min((k for k in apart if k > at), default=span.stop))]
        rows = [self._rows[id_] for id_ in ids]
        replacing = tuple(id_ for id_, (_, held) in zip(ids, rows, strict=True) if not held)
        if not replacing:
            return (), ()
        fixed = [bead for bead, held in rows if held]
        beads = aligner.realign_among([bead for bead, _ in rows], fixed, progress)
        if beads is None or _misplaced(beads, fixed):
            return None
        return beads, replacing

    def _prepare(self, name: str, progress: Progress) -> TextAligner:
        """The aligner with everything encoded, rebuilt only for another encoder."""
        if self._aligner is not None and self._encoder is not None and self._encoder[0] == name:
            return self._aligner
        from ui.services.imports.project_factory import aligner_for, remembering

        progress(0.0, "Loading the encoder")
        encoder = self._load(name, sub_progress(progress, 0.0, LOADING))
        self._aligner = aligner_for(
            self._project,
            remembering(encoder, name, self._project),
            sub_progress(progress, LOADING, 0.0),
            self._settings,
        )
        self._encoder = (name, encoder)
        self._taught = 0
        return self._aligner

    def _teach(self, aligner: TextAligner, progress: Progress) -> tuple[Message, ...]:
        """Let the aligner learn from the confirmed pairs, and from those of the projects that were chosen.

        Returns:
            a sentence for each other project that cannot be read.
        """
        from ui.services.aligning.learning import of_beads, of_others, others_of

        paths = others_of(self._project)
        trouble: tuple[Message, ...] = ()
        if self._others is None or self._others[0] != paths:
            others, trouble = of_others(paths)
            self._others = paths, others
        own = of_beads(self._project, (self._rows[id_][0] for id_ in sorted(self._settled)))
        aligner.teach(own + self._others[1], sub_progress(progress, LOADING, 0.0))
        self._taught = len(self._settled)
        return trouble

    def _run(self, signature: str) -> RunInfo:
        from db import RunInfo

        assert self._encoder is not None
        return RunInfo(encoder=self._encoder[1].signature, aligner=signature)

    def _read(self) -> None:
        """Bring what is known of the pairs up to date, reading only those that changed."""
        with self._lock:
            stale, self._stale = self._stale, set()
            everything, self._all_stale = self._all_stale, False
        ids: Iterable[int] = self._project.order().tolist() if everything else stale
        if everything:
            self._rows.clear()
            self._settled.clear()
        for id_ in stale:
            self._rows.pop(id_, None)
            self._settled.discard(id_)
        for row in self._project.rows(list(ids)):
            self._rows[row.id] = (row.bead, is_fixed(row))
            if row.status in SETTLED:
                self._settled.add(row.id)


def _misplaced(beads: Sequence[Bead], fixed: Sequence[Bead]) -> bool:
    """Whether a bead without source words follows a pair that stays: it would be shown before that, since
    it goes where the new bead before it goes.
    """
    reached = -1  # in the target, by the new beads so far
    for bead in beads:
        if not bead.source:
            start = min(bead.target).start
            if any(f.source and f.target and reached <= min(f.target).start < start for f in fixed):
                return True
        if bead.target:
            reached = max(reached, max(bead.target).end)
    return False
