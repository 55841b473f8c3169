"""A message is its English text, and keeps what it was made of."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from aligner.bitext import Side
from aligner.errors import InputError, MuqabalaError
from aligner.messages import Message


def test_a_message_is_the_english_text() -> None:
    message = Message("has {count:,} {side} words in {name!r}", count=12000, side=Side.TARGET, name="a.txt")
    assert message == "has 12,000 target words in 'a.txt'"
    assert str(message) == f"{message}"
    assert message.template == "has {count:,} {side} words in {name!r}"
    assert message.args["count"] == 12000


def test_braces_mean_themselves_where_nothing_is_filled_in() -> None:
    assert Message("a set {1, 2}") == "a set {1, 2}"
    assert Message("{{{name}}}", name="x") == "{x}"


def test_messages_and_sequences_are_arguments() -> None:
    why = Message("cannot be read ({why})", why="denied")
    assert Message("Took back: {what}", what=why) == "Took back: cannot be read (denied)"
    assert Message("Choose one of {names}", names=("a", "b")) == "Choose one of a, b"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 pair of x"), (0, "0 pairs of x"), (1200, "1,200 pairs of x")]
)
def test_the_number_chooses_the_form(number: int, text: str) -> None:
    assert Message.counted("{n} pair of {name}", "{n:,} pairs of {name}", n=number, name="x") == text


@pytest.mark.parametrize("again", [copy.deepcopy, lambda message: pickle.loads(pickle.dumps(message))])
def test_a_message_can_be_copied(again: object) -> None:
    message = Message.counted("{n} pair", "{n} pairs", n=1)
    assert callable(again)
    same = again(message)
    assert (same, same.template, same.singular, same.args) == ("1 pair", "{n} pairs", "{n} pair", {"n": 1})


def test_a_message_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Message("x").template = "y"


def test_an_error_fills_its_clause_and_its_remedy() -> None:
    error = InputError(
        "holds {n} NUL bytes", n=3, remedy="Choose one of {names}", names=("a", "b"), path="t.txt"
    )
    assert str(error) == f"{Path('t.txt')} holds 3 NUL bytes. Choose one of a, b."
    assert error.what.template == "holds {n} NUL bytes"
    assert error.remedy.args["names"] == ("a", "b")


def test_an_error_takes_messages() -> None:
    error = MuqabalaError(
        Message.counted("holds {n} byte", "holds {n} bytes", n=1), remedy=Message("Choose it")
    )
    assert str(error) == "holds 1 byte. Choose it."
    assert str(MuqabalaError("is empty")) == "is empty."
