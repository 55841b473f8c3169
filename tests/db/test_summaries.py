"""The history keeps messages, and reads the sentences that earlier versions stored."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligner.bitext import Side
from aligner.messages import Message
from aligner.permissions import Action
from db import Project, summaries
from db.summaries import read_summary, stored_summary
from tests.helpers.panes_sample import AMINA, sample_project

RELEASED = Path(__file__).parents[1] / "data" / "released" / "0001"

MADE = [
    summaries.SPLIT,
    summaries.status_changed(Action.CONFIRM, 1),
    summaries.status_changed(Action.UNCONFIRM, 3),
    summaries.status_changed(Action.APPROVE, 1200),
    summaries.status_changed(Action.RETURN, 1, "«هذا»: too\nlong {n}"),
    summaries.released(2),
    summaries.commented(1),
    summaries.commented(7),
    summaries.proposed(Side.TARGET),
    summaries.own_approval(forbidden=True),
    summaries.own_approval(forbidden=False),
    summaries.segments_moved(1, Side.SOURCE),
    summaries.segments_moved(4, Side.TARGET),
    summaries.moved(1250),
    summaries.text_corrected(Side.TARGET, restored=False),
    summaries.text_corrected(Side.SOURCE, restored=True),
    summaries.texts_corrected(2),
    summaries.suggested(1),
    summaries.suggested(1200, 1),
    summaries.inverted(summaries.MERGED, redo=False),
    summaries.inverted(summaries.status_changed(Action.RETURN, 2, "why: so"), redo=True),
]


def assert_same(one: Message, other: Message) -> None:
    assert one == other
    assert (one.template, one.singular) == (other.template, other.singular)
    assert one.args.keys() == other.args.keys()
    for name, value in one.args.items():
        if isinstance(value, Message):
            again = other.args[name]
            assert isinstance(again, Message)
            assert_same(value, again)


@pytest.mark.parametrize("message", MADE, ids=str)
def test_a_stored_message_comes_back(message: Message) -> None:
    again = read_summary(stored_summary(message))
    assert_same(message, again)


@pytest.mark.parametrize("message", MADE, ids=str)
def test_a_sentence_of_an_earlier_version_becomes_the_same_message(message: Message) -> None:
    assert_same(message, read_summary(str(message)))


@pytest.mark.parametrize(
    ("stored", "now"),
    [
        ("Took back: Took back 3 pairs", "Undid: Removed the confirmation of 3 pairs"),
        ('{"template": "Took back: {step}", "args": {"step": {"template": "Merged two pairs"}}}',
         "Undid: Merged two pairs"),
        ('{"template": "Took back {n:,} pairs", "singular": "Took back {n} pair", "args": {"n": 1}}',
         "Removed the confirmation of 1 pair"),
        ('{"template": "Did again: {step}", "args": {"step": {"template": "Merged two pairs"}}}',
         "Redid: Merged two pairs"),
    ],
)  # fmt: skip
def test_a_stored_message_is_read_in_the_wording_of_today(stored: str, now: str) -> None:
    assert read_summary(stored) == now


def test_a_sentence_that_nobody_knows_stays() -> None:
    assert read_summary("Did something else") == "Did something else"


def test_the_file_holds_the_sentence_and_what_it_was_made_of(tmp_path: Path) -> None:
    with sample_project(tmp_path) as project:
        first = int(project.order()[0])
        change = project.comment(first, "?", AMINA)
        assert project.events(limit=1)[0].summary == change.summary == "Commented on a pair"
    with closing(sqlite3.connect(tmp_path / "sample.muqabala")) as connection:
        (stored,) = connection.execute("SELECT summary FROM events ORDER BY id DESC LIMIT 1").fetchone()
    assert '"text": "Commented on a pair"' in stored
    assert '"n": 1' in stored


@pytest.mark.parametrize("name", ["book", "chronicle", "imported"])
def test_every_event_of_a_released_file_is_known(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.muqabala"
    shutil.copyfile(RELEASED / path.name, path)
    with closing(sqlite3.connect(path)) as connection:
        sentences = [text for (text,) in connection.execute("SELECT summary FROM events ORDER BY id DESC")]
    with Project.open(path) as project:
        migrated, *found = (event.summary for event in project.events(limit=1000))
    assert migrated.template.startswith("Brought the project up to schema")
    renamed = {"Took back: ": "Undid: ", "Did again: ": "Redid: ", "Took back": "Removed the confirmation of"}
    for before, now in renamed.items():
        sentences = [sentence.replace(before, now) for sentence in sentences]
    assert found == sentences
    for summary in found:
        assert summary.args or not any(letter.isdigit() for letter in summary), summary
