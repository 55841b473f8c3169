"""Protocol of an aligner of two whole texts, which takes them at once or chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from aligner.progress import Found, Progress, no_found, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.alignment.aligner import Alignment
    from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs
    from aligner.bitext import Bead
    from aligner.explanation.evidence import Evidence
    from aligner.explanation.name_lexicon import Names
    from aligner.segmentation.segmenter import Segmentation


class TextAligner(Protocol):
    """Two texts, encoded once and aligned as often as needed.

    Attributes:
        source, target: the texts and how they are cut.
        signature: aligner version, encoder and parameters. Equal signatures promise equal beads.
    """

    source: Segmentation
    target: Segmentation
    signature: str

    def align(
        self,
        fixed: Sequence[Bead] = (),
        progress: Progress = no_progress,
        found: Found = no_found,
    ) -> Alignment:
        """Align everything that no fixed bead holds.

        Args:
            fixed: beads made or confirmed by a person. They come back unchanged, and nothing is paired
                across them.
            progress: called at least every 0.1 s; raises Cancelled to stop.
            found: called with the beads of each stretch once they are known, while the next is aligned. The
                alignment may still give another confidence, and other beads where two stretches meet.
        """
        ...

    def teach(self, confirmed: ConfirmedPairs, progress: Progress = no_progress) -> None:
        """Use what confirmed pairs teach from the next alignment on, instead of what was taught before.

        It never moves a bead that is fixed.
        """
        ...

    def realign_among(
        self, beads: Sequence[Bead], fixed: Sequence[Bead], progress: Progress = no_progress
    ) -> tuple[Bead, ...] | None:
        """Align the words of some neighbouring beads again. The cost depends on these beads only.

        Args:
            beads: neighbours (see :mod:`aligner.alignment.realign_window`).
            fixed: those of them that stay.

        Returns:
            beads for all words that no fixed one holds, in the order of the word stream; None if the beads
            are not one unbroken stretch on both sides.
        """
        ...

    def alternative_endings(self, bead: Bead, below: Bead) -> tuple[tuple[int, int], ...]:
        """Other places where a bead may end, within itself and the bead below it.

        Returns:
            (source offset, target offset) of each, ends of words or segments, the likeliest first, without
            the present end. Empty if the two beads are not one stretch or are too long to answer at once.
        """
        ...

    def aligns_together(self, one: Bead, two: Bead) -> bool:
        """Whether :meth:`realign_among` takes these two beads together."""
        ...

    def explain(self, bead: Bead, progress: Progress = no_progress) -> Evidence | None:
        """Evidence for a bead: similarity, runner-up, anchors, word links; None for a null bead."""
        ...

    @property
    def names(self) -> Names | None:
        """Names of the document, learned from the last alignment when first asked for, or from the beads
        given to :meth:`learn_names`; None before either.
        """
        ...

    def learn_names(self, beads: Iterable[Bead]) -> None:
        """Learn the names of the document from beads of any origin."""
        ...
