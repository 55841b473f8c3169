"""The table of review rules, written out a second time by hand so that a slip in the code is a difference."""

from __future__ import annotations

import pytest

from aligner.bitext import Status
from aligner.permissions import TRANSITIONS, Action, Person, Role, next_status, refusal

S, C, R, A = Status.SUGGESTED, Status.CONFIRMED, Status.RETURNED, Status.APPROVED

# For each action and role: what becomes of a suggested, confirmed, returned, approved pair; None where it
# is forbidden.
EXPECTED: dict[tuple[Action, Role], tuple[Status | None, Status | None, Status | None, Status | None]] = {
    (Action.CONFIRM, Role.TRANSLATOR): (C, None, C, None),
    (Action.CONFIRM, Role.REVIEWER): (None, None, None, None),
    (Action.UNCONFIRM, Role.TRANSLATOR): (None, S, None, None),
    (Action.UNCONFIRM, Role.REVIEWER): (None, None, C, C),
    (Action.APPROVE, Role.TRANSLATOR): (None, None, None, None),
    (Action.APPROVE, Role.REVIEWER): (None, A, None, None),
    (Action.RETURN, Role.TRANSLATOR): (None, None, None, None),
    (Action.RETURN, Role.REVIEWER): (None, R, None, R),
    (Action.RESHAPE, Role.TRANSLATOR): (S, S, R, None),
    (Action.RESHAPE, Role.REVIEWER): (None, None, None, None),
    (Action.MOVE, Role.TRANSLATOR): (S, C, R, None),
    (Action.MOVE, Role.REVIEWER): (None, None, None, None),
    (Action.EDIT, Role.TRANSLATOR): (S, C, R, None),
    (Action.EDIT, Role.REVIEWER): (None, None, None, None),
    (Action.RELEASE, Role.TRANSLATOR): (S, None, None, None),
    (Action.RELEASE, Role.REVIEWER): (None, None, None, None),
    (Action.COMMENT, Role.TRANSLATOR): (S, C, R, A),
    (Action.COMMENT, Role.REVIEWER): (S, C, R, A),
    (Action.PROPOSE, Role.TRANSLATOR): (S, C, R, A),
    (Action.PROPOSE, Role.REVIEWER): (S, C, R, A),
    (Action.ACCEPT, Role.TRANSLATOR): (S, C, C, None),
    (Action.ACCEPT, Role.REVIEWER): (None, None, None, None),
    (Action.REFUSE, Role.TRANSLATOR): (S, C, C, None),
    (Action.REFUSE, Role.REVIEWER): (None, None, None, None),
    (Action.RULE, Role.TRANSLATOR): (None, None, None, None),
    (Action.RULE, Role.REVIEWER): (S, C, R, A),
}


def test_every_case_is_decided_here() -> None:
    assert set(EXPECTED) == {(action, role) for action in Action for role in Role}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_the_table(action: Action, role: Role) -> None:
    for status, wanted in zip((S, C, R, A), EXPECTED[action, role], strict=True):
        reason = refusal(action, status, role)
        if wanted is None:
            assert reason
            assert not reason.endswith(".")
            with pytest.raises(KeyError):
                next_status(action, status, role)
        else:
            assert reason is None
            assert next_status(action, status, role) is wanted


def test_own_work_is_only_held_against_an_approval_where_the_project_says_so() -> None:
    for action, status, role in TRANSITIONS:
        assert refusal(action, status, role, own_work=True) is None
        assert refusal(action, status, role, forbid_own=True) is None
        refused = refusal(action, status, role, own_work=True, forbid_own=True)
        assert (refused is not None) == (action is Action.APPROVE)


def test_a_person_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        Person("  ")
