"""Commands as data: what they carry, and the same command against newer revisions."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from db import Change
from db.summaries import NOTHING
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from ui.services.project_commands import (
    Confirm,
    EditText,
    InsteadOfLast,
    MergeFollowing,
    SendBack,
    Split,
    combined,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_command_carries_its_words() -> None:
    edit = EditText(3, Side.SOURCE, "نص", by=AMINA)
    assert (edit.name, edit.text, edit.reworded_side) == ("edit", "نص", Side.SOURCE)
    confirm = Confirm((3,), by=AMINA)
    assert (confirm.name, confirm.text, confirm.reworded_side) == ("confirm", "", None)
    back = SendBack((3,), "why", by=YUSUF)
    assert (back.name, back.text, back.reworded_side) == ("return", "why", None)
    with pytest.raises(FrozenInstanceError):
        edit.wording = "other"  # type: ignore[misc]


def test_a_retry_expects_the_revisions_seen_since() -> None:
    command = Confirm((1, 2), by=AMINA, expected={1: 10, 2: 20})
    assert command.on_top_of({2: 25, 9: 99}) == Confirm((1, 2), by=AMINA, expected={1: 10, 2: 25})
    anything = Confirm((1, 2), by=AMINA)
    assert anything.on_top_of({1: 11}) is anything
    nested = InsteadOfLast(command, by=AMINA)
    assert nested.on_top_of({1: 11}).command.expected == {1: 11, 2: 20}


def test_changes_are_combined_without_what_came_and_went() -> None:
    one = Change(1, "merge", NOTHING, removed=(1, 2), added=(10,), changed=(5,), focus=10)
    two = Change(2, "merge", NOTHING, removed=(10, 3), added=(11,), focus=11)
    both = combined(one, two)
    assert (both.event_id, both.focus, both.order_changed) == (2, 11, True)
    assert set(both.removed) == {1, 2, 3, 10}
    assert both.added == (11,)
    assert both.changed == (5,)
    assert combined(one) is one


def test_commands_write_what_they_say(tmp_path: Path) -> None:
    with sample_project(tmp_path) as project:
        row = project.rows(project.order()[:1])[0]
        at = project.text(Side.SOURCE).index(" ", row.source[0].start) + 1
        found = Split(row.id, find_cuts=lambda: {Side.SOURCE: at}, by=AMINA, expected={row.id: row.revision})
        split = found.run(project)
        assert len(split.added) + len(split.changed) == 2
        first = int(project.order()[0])
        before = len(project.order())
        merged = MergeFollowing(first, 2, by=AMINA).run(project)
        assert len(project.order()) == before - 2
        assert merged.focus in project.order()
