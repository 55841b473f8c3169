"""The charts of the statistics as plain values: bars and columns with their labels. No widget, no painter."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale

from aligner.bitext import SETTLED, Status
from aligner.permissions import GOALS, MACHINE, distinct_people, name_key
from db.queries.arrays import STATUSES
from ui.design.status_style import STATUS_ORDER, status_label
from ui.i18n.formatting import listed, percent, percentage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.queries.arrays import Deed, Share, Summary

DEEDS: dict[str, Status] = {action.value: status for action, status in GOALS.items()}
"""The commands that count as work done, and the status they bring."""

_MOST_COLUMNS = 45
_MOST_BARS = 12

Part = tuple[Status | None, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A bar or a column.

    Attributes:
        label: what it counts.
        parts: (status, number) from the axis on; None for what has no status.
        tick: text at the axis below a column, where the label is too long.
    """

    label: str
    parts: tuple[Part, ...]
    tick: str = ""

    @property
    def total(self) -> int:
        return sum(number for _, number in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot.

    Attributes:
        key: its name in file names, never translated.
        title: its heading.
        items: from the top, or from the reading edge.
        upright: columns instead of bars.
        note: one sentence under the heading; may be empty.
        keyed: the patterns need a key.
        mark: where a line is drawn through the columns (as a fraction of their row), and its words; or None.
    """

    key: str
    title: str
    items: tuple[Item, ...]
    upright: bool = False
    note: str = ""
    mark: tuple[float, str] | None = None
    keyed: bool = True

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that occur and need a key."""
        if not self.keyed:
            return ()
        found = {status for item in self.items for status, number in item.parts if status and number}
        return tuple(status for status in STATUS_ORDER if status in found)

    @property
    def empty(self) -> bool:
        return not any(item.total for item in self.items)

    def words(self) -> str:
        """All that the plot shows, as text for those who do not see it."""
        lines = []
        for item in self.items:
            if item.total:
                named = [
                    f"{number(count)} {status_label(status)}"
                    for status, count in item.parts
                    if status and count
                ]
                what = listed(named) if named else number(item.total)
                lines.append(f"{item.label}: {what}")
        return "\n".join([line for line in (self.title, self.note) if line] + lines)


def number(value: int) -> str:
    return QLocale().toString(value)


def by_status(summary: Summary) -> Chart:
    """How far the pairs have come."""
    found = np.bincount(summary.status, minlength=len(STATUSES))
    items = tuple(
        Item(status_label(status), ((status, int(found[STATUSES.index(status)])),)) for status in STATUS_ORDER
    )
    done = sum(int(found[STATUSES.index(status)]) for status in SETTLED)
    note = ""
    if len(summary):
        note = _tr("{done} of {total} pairs are confirmed or approved ({percent}).").format(
            done=number(done), total=number(len(summary)), percent=percent(done / len(summary))
        )
    return Chart("status", _tr("Pairs by status"), items, note=note, keyed=False)


def by_person(shares: Iterable[Share]) -> Chart:
    """Whose name is on the pairs: who confirmed, approved or returned them as they are now."""
    found: dict[str, Counter[Status]] = defaultdict(Counter)
    for share in shares:
        if share.confirmed_by:
            found[share.confirmed_by][Status.CONFIRMED] += share.pairs
        if share.reviewed_by and share.status in (Status.APPROVED, Status.RETURNED):
            found[share.reviewed_by][share.status] += share.pairs
    spelled = {name_key(name): name for name in distinct_people(found)}
    work: dict[str, Counter[Status]] = defaultdict(Counter)
    for name, done in found.items():
        work[spelled[name_key(name)]] += done
    busiest = sorted(work.items(), key=lambda item: (-item[1].total(), item[0]))[:_MOST_BARS]
    items = tuple(
        Item(
            _tr("the machine") if who == MACHINE else who,
            tuple((status, done[status]) for status in STATUS_ORDER if done[status]),
        )
        for who, done in busiest
    )
    return Chart("people", _tr("Pairs by person"), items)


def by_day(deeds: Sequence[Deed]) -> Chart:
    """When pairs were confirmed, approved and returned, in local time; by week or month if there are many."""
    title = _tr("Pairs by day")
    work: dict[date, Counter[Status]] = defaultdict(Counter)
    for deed in deeds:
        status = DEEDS.get(deed.command)
        if status is not None and not deed.undone:
            work[deed.at.astimezone().date()][status] += deed.pairs
    if not work:
        return Chart("days", title, (), upright=True)
    first, last = min(work), max(work)
    step = "day"
    if (last - first).days >= _MOST_COLUMNS:
        step, title = "week", _tr("Pairs by week")
    if (last - first).days >= 7 * _MOST_COLUMNS:
        step, title = "month", _tr("Pairs by month")
    columns: dict[date, Counter[Status]] = {}
    at = first
    while at <= last:
        columns.setdefault(_begin(at, step), Counter())
        at += timedelta(days=1)
    for day, done in work.items():
        columns[_begin(day, step)].update(done)
    items = tuple(
        Item(_date(day, step), tuple((status, done[status]) for status in STATUS_ORDER if done[status]))
        for day, done in columns.items()
    )
    return Chart("days", title, items, upright=True)


def bead_types(summary: Summary) -> Chart:
    """Numbers of segments on both sides of a pair."""
    # One number for both counts: sorting numbers is many times quicker than sorting pairs of numbers.
    both = summary.source.segments.astype(np.int64) << 32 | summary.target.segments
    codes, counts = np.unique(both, return_counts=True)
    kinds = np.stack((codes >> 32, codes & 0xFFFFFFFF))
    order = np.argsort(-counts, kind="stable")
    items = [
        # A left-to-right mark on each side keeps "2 : 1" from being read as "1 : 2" in a right-to-left line.
        Item(
            f"\u200e{number(int(kinds[0, place]))} : {number(int(kinds[1, place]))}\u200e",
            ((None, int(counts[place])),),
        )
        for place in order[:_MOST_BARS]
    ]
    rest = int(counts[order[_MOST_BARS:]].sum())
    if rest:
        items.append(Item(_tr("others"), ((None, rest),)))
    nulls = int(summary.is_null.sum())
    note = _tr("Segments of the source : segments of the target. Without counterpart: {nulls}.")
    return Chart("types", _tr("Pair types"), tuple(items), note=note.format(nulls=number(nulls)))


def confidences(summary: Summary) -> Chart:
    """How sure the machine was, in steps of five percent."""
    known = ~np.isnan(summary.confidence)
    place = np.clip((summary.confidence[known] * 20).astype(np.int64), 0, 19)
    status = summary.status[known]
    table = np.zeros((20, len(STATUSES)), dtype=np.int64)
    np.add.at(table, (place, status), 1)
    items = tuple(
        Item(
            _tr("{from_} to {to}").format(from_=percentage(5 * step), to=percentage(5 * step + 5)),
            tuple(
                (s, int(table[step, STATUSES.index(s)]))
                for s in STATUS_ORDER
                if table[step, STATUSES.index(s)]
            ),
            percent(step / 20),
        )
        for step in range(20)
    )
    return Chart("confidence", _tr("Confidence of suggestions"), items, upright=True)


def length_ratios(summary: Summary) -> Chart:
    """How many characters of the target answer one of the source, in steps of a fourth root of two."""
    whole = ~summary.is_null
    ratio = summary.target.length[whole] / np.maximum(1, summary.source.length[whole])
    low, high, steps = -3.0, 3.0, 24
    logs = np.log2(np.maximum(ratio, 1e-6))
    place = np.clip(((logs - low) / (high - low) * steps).astype(np.int64), 0, steps - 1)
    counts = np.bincount(place, minlength=steps)
    edges = 2.0 ** np.linspace(low, high, steps + 1)
    words = [QLocale().toString(float(edge), "f", 2) for edge in edges]
    items = tuple(
        Item(f"\u200e{words[step]}–{words[step + 1]}\u200e", ((None, int(counts[step])),), words[step])
        for step in range(steps)
    )
    mark = None
    if len(ratio):
        middle = float(np.median(ratio))
        median = _tr("median {ratio}").format(ratio=QLocale().toString(middle, "f", 2))
        mark = (float(np.clip((np.log2(max(middle, 1e-6)) - low) / (high - low), 0, 1)), median)
    note = _tr("Target characters per source character (logarithmic scale).")
    return Chart("ratios", _tr("Length ratios"), items, upright=True, note=note, mark=mark)


def _begin(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _date(day: date, step: str) -> str:
    form = "MMM yyyy" if step == "month" else "d MMM"
    from PySide6.QtCore import QDate

    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _tr(text: str) -> str:
    return QCoreApplication.translate("figures", text)
