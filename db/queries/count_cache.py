"""Cache of the number of pairs of each kind, updated by each command.

Counting a hundred thousand pairs takes longer than most commands; what a command changes is known.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aligner.bitext import Status
from db.records import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.change_set import ChangeSet, RowState


class Tally:
    """Counts that are right as long as nobody else writes: the file's data version tells."""

    def __init__(self) -> None:
        self._counts: Counts | None = None
        self._version = -1

    def at(self, version: int) -> Counts | None:
        """The counts, if they are those of this version of the file."""
        return self._counts if version == self._version else None

    def keep(self, counts: Counts, version: int) -> None:
        """Take over what was counted; ``version`` was asked for before the counting began."""
        self._counts, self._version = counts, version

    def follow(self, changes: Sequence[ChangeSet] | None, version: int) -> None:
        """Take over what a command has written; None for a large one. A count by others makes ours void."""
        counts = self.at(version)
        if counts is None or changes is None:
            self._counts = None
            return
        numbers: Counter[Status | str] = Counter()
        numbers.update({"total": counts.total, "nulls": counts.nulls, "touched": counts.touched})
        numbers.update(counts.by_status)
        for change in changes:
            for state in change.before.values():
                numbers.subtract(_kinds(state))
            for state in change.after.values():
                numbers.update(_kinds(state))
        by_status = {status: numbers[status] for status in Status}
        self._counts = Counts(numbers["total"], by_status, numbers["nulls"], numbers["touched"])


def _kinds(state: RowState) -> list[Status | str]:
    kinds: list[Status | str] = ["total", state.status]
    if state.bead.is_null:
        kinds.append("nulls")
    if state.touched:
        kinds.append("touched")
    return kinds
