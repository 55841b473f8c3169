"""Samples for a reviewer: pairs at random, the least sure, all of one person; one seed, one sample."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.permissions import same_person

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from db import Project

FORMAT = 1
SETTING = "review/sample"
DECIDED = tuple(status for status in Status if status is not Status.SUGGESTED)


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """What a sample is drawn from, and how.

    Attributes:
        at_random: pairs drawn at random.
        least_sure: further pairs, those of the lowest confidence.
        everything: all pairs that pass the other conditions, instead of a draw.
        person: only pairs that this person confirmed, changed or decided on last.
        since: only pairs changed then or later.
        statuses: only pairs with one of these.
        seed: another one gives another draw.
    """

    at_random: int = 0
    least_sure: int = 0
    everything: bool = False
    person: str = ""
    since: datetime | None = None
    statuses: tuple[Status, ...] = DECIDED
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs for a reviewer.

    Attributes:
        project: its name.
        population: how many pairs it was drawn from.
        at_random, least_sure: ids of pairs, in display order; no pair is in both.
        head: the hash of the history when it was drawn, hexadecimal.
    """

    project: str
    population: int
    at_random: tuple[int, ...]
    least_sure: tuple[int, ...]
    seed: int
    head: str

    @property
    def ids(self) -> tuple[int, ...]:
        return (*self.at_random, *self.least_sure)

    def to_json(self) -> str:
        """The sample as a file that :func:`read_sample` reads."""
        return json.dumps({"muqabala_sample": FORMAT, **asdict(self)}, ensure_ascii=False, indent=2) + "\n"


def draw(project: Project, plan: SamplePlan) -> Sample:
    """Draw a sample.

    The place of a pair in the draw is the SHA-256 of seed and id, so that the same seed gives the same sample
    on every computer, and a new pair changes at most one of those drawn.

    Raises:
        InputError: no pair passes the conditions.
    """
    from db import chain

    found: list[tuple[int, float]] = []  # in display order
    for pair in project.pairs(plan.statuses):
        if plan.person and not same_person(pair.changed_by, plan.person):
            continue
        if plan.since is not None and (pair.changed is None or pair.changed < plan.since.isoformat()):
            continue
        if pair.source and pair.target:
            found.append((pair.id, pair.confidence if pair.confidence is not None else 1.0))
    if not found:
        raise InputError(
            "holds no pairs to draw from",
            remedy="Confirm some first, or widen the conditions",
            path=project.path,
        )
    place = {id_: number for number, (id_, _) in enumerate(found)}
    if plan.everything:
        chosen = list(place)
    else:
        chosen = sorted(place, key=lambda id_: _lot(plan.seed, id_))[: plan.at_random]
    taken = set(chosen)
    doubtful = sorted((sure, place[id_], id_) for id_, sure in found if id_ not in taken)
    least = [id_ for _, _, id_ in doubtful[: plan.least_sure]]
    with project.connection() as connection:
        head = chain.last(connection).hash.hex()
    return Sample(
        project.info().name,
        len(found),
        tuple(sorted(chosen, key=place.__getitem__)),
        tuple(sorted(least, key=place.__getitem__)),
        plan.seed,
        head,
    )


def _lot(seed: int, id_: int) -> bytes:
    return hashlib.sha256(f"{seed}:{id_}".encode()).digest()


def keep_sample(project: Project, sample: Sample | None) -> None:
    """Make a sample the queue of the reviewers of a project, or end it."""
    project.set_setting(SETTING, None if sample is None else json.loads(sample.to_json()))


def kept_sample(project: Project) -> Sample | None:
    """The sample that is reviewed in a project; None if there is none."""
    try:
        return _read(dict(project.setting(SETTING, None) or {}))
    except (ValueError, TypeError, KeyError):
        return None


def _read(document: dict[str, Any]) -> Sample:
    if document.pop("muqabala_sample") != FORMAT:
        raise ValueError("another format")
    for name in ("at_random", "least_sure"):
        document[name] = tuple(int(id_) for id_ in document[name])
    return Sample(**document)


def read_sample(path: Path) -> Sample:
    """Read a sample that was kept.

    Raises:
        InputError: it is none, or cannot be read.
    """
    try:
        return _read(json.loads(path.read_bytes()))
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check its name", path=path, why=error.strerror
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError("is no sample of Muqabala", remedy="Choose another file", path=path) from error
