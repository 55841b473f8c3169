"""The error rate of reviewed pairs by category and person, from the reasons of the returns."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from aligner.bitext import Status
from aligner.messages import Message
from aligner.permissions import name_key
from aligner.review_categories import Category, ErrorSeverity, read_reason
from db.queries.review_queue import said
from db.schema.tables import chunks
from ui.services.review.categories import model_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.review_categories import CategoryModel
    from db import Project

_Z: Final = 1.959964
"""The 97.5th percentile of the normal distribution."""
CONFIDENCE = 0.95
"""Of the intervals; it goes with the percentile."""


class Verdict(StrEnum):
    """Whether a limit is kept."""

    PASS = Message("pass")  # even the upper end of the interval is within the limit
    FAIL = Message("fail")  # even the lower end is over it
    UNDECIDED = Message("undecided")  # the limit lies within the interval: review more pairs


@dataclass(frozen=True, slots=True)
class Rate:
    """Pairs with an error among those reviewed."""

    errors: int
    reviewed: int

    @property
    def share(self) -> float:
        return self.errors / self.reviewed if self.reviewed else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the rate, 0 to 1 where nothing was reviewed.

        Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
        inference", JASA 22 (1927) 209–212), which holds for small samples and for rates near 0 too.
        """
        n = self.reviewed
        if not n:
            return 0.0, 1.0
        spread = _Z * sqrt(self.share * (1 - self.share) / n + _Z**2 / (4 * n**2))
        middle, scale = self.share + _Z**2 / (2 * n), 1 + _Z**2 / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def verdict(self, limit: float) -> Verdict:
        """Compare with the highest rate that is accepted, 0 to 1."""
        low, high = self.interval
        if high <= limit:
            return Verdict.PASS
        return Verdict.FAIL if low > limit else Verdict.UNDECIDED

    def as_json(self) -> dict[str, Any]:
        low, high = self.interval
        numbers = {"rate": self.share, "low": low, "high": high}
        return {
            "errors": self.errors,
            "reviewed": self.reviewed,
            **{name: round(value, 6) for name, value in numbers.items()},
        }


@dataclass(frozen=True, slots=True)
class Quality:
    """What a review found.

    Attributes:
        pairs: how many were to be reviewed.
        total: pairs with any error. A pair that was returned once counts, whatever became of it.
        by_category, by_severity, by_person: the same for each category, severity and translator; a pair with
            two categories counts for both. Only what occurs is listed.
    """

    pairs: int
    total: Rate
    by_category: dict[str, Rate]
    by_severity: dict[ErrorSeverity, Rate]
    by_person: dict[str, Rate]

    def as_json(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "pairs": self.pairs,
            "total": self.total.as_json(),
            "by_category": {name: rate.as_json() for name, rate in self.by_category.items()},
            "by_severity": {name.value: rate.as_json() for name, rate in self.by_severity.items()},
            "by_person": {name: rate.as_json() for name, rate in self.by_person.items()},
        }


def measure(project: Project, ids: Sequence[int] | None = None) -> Quality:
    """Measure the error rate.

    A pair is reviewed when it is approved, or was ever returned.

    Args:
        ids: pairs of a sample; None for the whole project. Those that are gone are passed over.
    """
    wanted = project.order().tolist() if ids is None else list(ids)
    reviewed = 0
    pairs = 0
    model = model_of(project)
    errors = 0
    categories: Counter[str] = Counter()
    severities: Counter[ErrorSeverity] = Counter()
    names: dict[str, str] = {}
    of_person: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for some in chunks(wanted):
        rows = project.rows(some)
        reasons = said(project, some, "reason")
        pairs += len(rows)
        for row in rows:
            given = [read_reason(comment.text, model) for comment in reasons.get(row.id, ())]
            if not given and row.status is not Status.APPROVED:
                continue
            reviewed += 1
            errors += bool(given)
            categories.update({reason.category for reason in given})
            severities.update({reason.severity for reason in given if reason.severity is not None})
            name = row.confirmed_by or row.changed_by
            count = of_person[names.setdefault(name_key(name), name)]
            count[0] += bool(given)
            count[1] += 1
    return Quality(
        pairs,
        Rate(errors, reviewed),
        {one: Rate(categories[one], reviewed) for one in _in_order(categories, model)},
        {one: Rate(severities[one], reviewed) for one in ErrorSeverity if severities[one]},
        {name: Rate(*counts) for name, counts in sorted(_of(of_person))},
    )


def _in_order(found: Counter[str], model: CategoryModel) -> list[str]:
    """Categories that occur, in the order of the model, then those of MQM."""
    order = dict.fromkeys((*model.categories, *Category))
    return [one for one in order if found[one]]


def _of(found: dict[str, list[int]]) -> Iterable[tuple[str, tuple[int, int]]]:
    return ((name, (errors, reviewed)) for name, (errors, reviewed) in found.items())
