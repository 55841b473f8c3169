"""Who may do what to a pair: one table, checked inside each command's transaction.

The translator makes pairs and confirms them; the reviewer approves a confirmed pair or returns it with a
reason. Both may comment at any time. A pair that is approved is closed to the translator until the reviewer
takes the approval back.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Status
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """The role of a person in a project."""

    TRANSLATOR = Message("translator")
    REVIEWER = Message("reviewer")


@dataclass(frozen=True, slots=True)
class Person:
    """A person who works on a project: the name is the identity, the role decides what is allowed."""

    name: str
    role: Role = Role.TRANSLATOR

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a person needs a name")


class WorkKind(StrEnum):
    """What a person may be asked to do with some pairs."""

    ALIGN = "align"
    REVIEW = "review"

    @property
    def role(self) -> Role:
        """The role in which it is done."""
        return Role.TRANSLATOR if self is WorkKind.ALIGN else Role.REVIEWER


MACHINE = "machine"
"""The author of suggestions; no person may use this name."""

NOBODY = Person(MACHINE)
"""At work until somebody has given a name: a project refuses commands under this one."""


def same_person(a: str | None, b: str | None) -> bool:
    """Whether two names are of one person: white space, letter case, invisible characters and ways of
    encoding do not count.
    """
    return a is not None and b is not None and name_key(a) == name_key(b)


@lru_cache(maxsize=1_000)
def name_key(name: str) -> str:
    """The form of a name that is the same for all its spellings, see :func:`same_person`."""
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return " ".join(folded.split())


def distinct_people(names: Iterable[str]) -> list[str]:
    """Each person once, sorted, under the first of the spellings of the name."""
    found: dict[str, str] = {}
    for name in sorted(names):
        found.setdefault(name_key(name), name)
    return list(found.values())


class Action(StrEnum):
    """Actions on a pair."""

    CONFIRM = "confirm"
    UNCONFIRM = "unconfirm"
    APPROVE = "approve"
    RETURN = "return"
    RESHAPE = "reshape"  # split, merge, shift, move a cut, detach, transfer, join
    MOVE = "move"  # show it elsewhere in the list
    EDIT = "edit"  # correct a typo
    RELEASE = "release"  # give a pair back to the machine
    COMMENT = "comment"
    PROPOSE = "propose"  # suggest another wording, as a comment
    ACCEPT = "accept"  # let the text read as proposed
    REFUSE = "refuse"  # keep the text against a proposal
    RULE = "rule"  # change a rule of the project (the status does not matter)


_S, _C, _R, _A = Status.SUGGESTED, Status.CONFIRMED, Status.RETURNED, Status.APPROVED
_T, _V = Role.TRANSLATOR, Role.REVIEWER

# (action, status, role) → the status afterwards. What is not listed is forbidden.
TRANSITIONS: dict[tuple[Action, Status, Role], Status] = {
    (Action.CONFIRM, _S, _T): _C,
    (Action.CONFIRM, _R, _T): _C,
    (Action.UNCONFIRM, _C, _T): _S,
    (Action.UNCONFIRM, _A, _V): _C,
    (Action.UNCONFIRM, _R, _V): _C,
    (Action.APPROVE, _C, _V): _A,
    (Action.RETURN, _C, _V): _R,
    (Action.RETURN, _A, _V): _R,
    # A confirmed pair whose shape is changed has to be confirmed again; a returned one stays on the
    # list of what to correct.
    (Action.RESHAPE, _S, _T): _S,
    (Action.RESHAPE, _C, _T): _S,
    (Action.RESHAPE, _R, _T): _R,
    (Action.MOVE, _S, _T): _S,
    (Action.MOVE, _C, _T): _C,
    (Action.MOVE, _R, _T): _R,
    (Action.EDIT, _S, _T): _S,
    (Action.EDIT, _C, _T): _C,
    (Action.EDIT, _R, _T): _R,
    (Action.RELEASE, _S, _T): _S,
    # The answer to a proposal settles a return.
    **{(answer, _S, _T): _S for answer in (Action.ACCEPT, Action.REFUSE)},
    **{(answer, status, _T): _C for answer in (Action.ACCEPT, Action.REFUSE) for status in (_C, _R)},
    **{(Action.COMMENT, status, role): status for status in Status for role in Role},
    **{(Action.PROPOSE, status, role): status for status in Status for role in Role},
    **{(Action.RULE, status, _V): status for status in Status},
}

GOALS: dict[Action, Status] = {Action.CONFIRM: _C, Action.APPROVE: _A, Action.RETURN: _R}
"""The status that an action brings; actions that only take one back are not listed."""

_STATES = {
    _S: Message("only suggested"),
    _C: Message("confirmed"),
    _R: Message("returned"),
    _A: Message("approved"),
}
_DEEDS = {
    Action.CONFIRM: Message("confirm"),
    Action.UNCONFIRM: Message("take back"),
    Action.APPROVE: Message("approve"),
    Action.RETURN: Message("return"),
    Action.RESHAPE: Message("reshape"),
    Action.MOVE: Message("move"),
    Action.EDIT: Message("edit"),
    Action.RELEASE: Message("release"),
    Action.COMMENT: Message("comment on"),
    Action.PROPOSE: Message("propose another wording for"),
    Action.ACCEPT: Message("accept the proposed wording for"),
    Action.REFUSE: Message("refuse the proposed wording for"),
    Action.RULE: Message("change the rules of"),
}


def refusal(
    action: Action, status: Status, role: Role, *, own_work: bool = False, forbid_own: bool = False
) -> Message | None:
    """Return why a person may not do this to a pair, a sentence without its full stop; None if it is allowed.

    Args:
        action: what is asked.
        status: the pair's status now.
        role: the person's role.
        own_work: the person made, changed or confirmed the pair.
        forbid_own: the project forbids approving one's own work.
    """
    if (action, status, role) not in TRANSITIONS:
        deed = _DEEDS[action]
        if not any(a is action and r is role for a, _, r in TRANSITIONS):
            other = next(r for a, _, r in TRANSITIONS if a is action)
            return Message(
                "A {role} may not {deed} a pair; that is for the {other}", role=role, deed=deed, other=other
            )
        if status is _A and role is _T:
            return Message("An approved pair is closed to the translator, who may not {deed} it", deed=deed)
        return Message(
            "A {role} may not {deed} a pair that is {status}", role=role, deed=deed, status=_STATES[status]
        )
    if action is Action.APPROVE and own_work and forbid_own:
        return Message("This project does not let anybody approve their own work")
    return None


def next_status(action: Action, status: Status, role: Role) -> Status:
    """Give the status a pair has after an allowed action; KeyError for one that :func:`refusal` refuses."""
    return TRANSITIONS[action, status, role]
