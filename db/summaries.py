"""Summaries of commands in the history, and how they are stored.

An event stores the English sentence where nothing is filled in, else JSON: the sentence, the template and
the arguments. Files of earlier versions have sentences only; :func:`read_summary` knows those too.
"""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from aligner.bitext import Side
from aligner.messages import Message
from aligner.permissions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = Message("Nothing to do")
SPLIT = Message("Split a pair in two")
MERGED = Message("Merged two pairs")
JOINED = Message("Joined two pairs")
DETACHED = Message("Took a pair apart")
CUT_MOVED = Message("Moved a cut")
NOTHING_NEW = Message("Suggested nothing new")


def status_changed(action: Action, n: int, reason: str = "") -> Message:
    """Return the summary of a change of status."""
    if action is Action.CONFIRM:
        return Message.counted("Confirmed {n} pair", "Confirmed {n:,} pairs", n=n)
    if action is Action.UNCONFIRM:
        return Message.counted(
            "Removed the confirmation of {n} pair", "Removed the confirmation of {n:,} pairs", n=n
        )
    if action is Action.APPROVE:
        return Message.counted("Approved {n} pair", "Approved {n:,} pairs", n=n)
    return Message.counted(
        "Returned {n} pair: {reason}", "Returned {n:,} pairs: {reason}", n=n, reason=reason.strip()
    )


def released(n: int) -> Message:
    return Message.counted("Released {n} pair", "Released {n:,} pairs", n=n)


def commented(n: int) -> Message:
    return Message.counted("Commented on a pair", "Commented on {n:,} pairs", n=n)


def linked_words(*, restored: bool) -> Message:
    """Return the summary of word links set by a person, or left to the machine again."""
    return Message("Restored the suggested word links") if restored else Message("Corrected the word links")


_LONGEST_WORDS = 60


def commented_on_words(words: str) -> Message:
    """Return the summary of a comment on a stretch, whose words are shortened."""
    shown = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rstrip() + "…"
    return Message("Commented on “{words}”", words=shown)


def proposed(side: Side) -> Message:
    return Message("Proposed another {side} wording", side=side)


def answered(side: Side, *, accepted: bool) -> Message:
    """Return the summary of what became of a proposal."""
    if accepted:
        return Message("Accepted the proposed {side} wording", side=side)
    return Message("Refused the proposed {side} wording", side=side)


def assigned(n: int, person: str) -> Message:
    return Message.counted(
        "Assigned a pair to {person}", "Assigned {n:,} pairs to {person}", n=n, person=person
    )


def assignment_ended(person: str) -> Message:
    return Message("Ended the assignment of {person}", person=person)


def own_approval(*, forbidden: bool) -> Message:
    if forbidden:
        return Message("Forbade approving one's own work")
    return Message("Allowed approving one's own work")


def segments_moved(n: int, side: Side) -> Message:
    return Message.counted(
        "Moved a segment of the {side} to another pair",
        "Moved {n} segments of the {side} to another pair",
        n=n,
        side=side,
    )


def moved(place: int) -> Message:
    """Return the summary of a pair shown elsewhere; ``place`` counts from 1."""
    return Message("Moved a pair to place {place:,}", place=place)


def text_corrected(side: Side, *, restored: bool) -> Message:
    if restored:
        return Message("Restored the {side} text", side=side)
    return Message("Corrected the {side} text", side=side)


def texts_corrected(n: int) -> Message:
    return Message.counted("Corrected the text of {n} pair", "Corrected the text of {n:,} pairs", n=n)


def suggested(n: int, replaced: int = 0) -> Message:
    """Return the summary of new suggestions that replace some others."""
    if not replaced:
        return Message.counted("Suggested {n} pair", "Suggested {n:,} pairs", n=n)
    return Message.counted(
        "Suggested {n} pair in place of {replaced:,}",
        "Suggested {n:,} pairs in place of {replaced:,}",
        n=n,
        replaced=replaced,
    )


def inverted(step: Message, *, redo: bool) -> Message:
    if redo:
        return Message("Redid: {step}", step=step)
    return Message("Undid: {step}", step=step)


def migrated(schema: str) -> Message:
    return Message("Brought the project up to schema {schema}", schema=schema)


def repaired(pairs: int, lost: int) -> Message:
    return Message("Repaired the file: {pairs:,} pairs kept, {lost:,} lost", pairs=pairs, lost=lost)


# -- stored ------------------------------------------------------------


def stored_summary(message: Message) -> str:
    """Return what the column ``summary`` of an event holds."""
    if not message.args:
        return str(message)
    return json.dumps({"text": str(message), **_document(message)}, ensure_ascii=False)


def read_summary(stored: str) -> Message:
    """Read back what :func:`stored_summary` or an earlier version of the program wrote."""
    if stored.startswith("{"):
        return _message(json.loads(stored))
    for pattern, made in _EARLIER:
        if found := pattern.fullmatch(stored):
            return made(*found.groups())
    return Message(stored)


_RENAMED = {
    "Took back {n} pair": "Removed the confirmation of {n} pair",
    "Took back {n:,} pairs": "Removed the confirmation of {n:,} pairs",
    "Took back: {step}": "Undid: {step}",
    "Did again: {step}": "Redid: {step}",
}
"""Templates of earlier versions, as events hold them."""


def _document(message: Message) -> dict[str, Any]:
    document: dict[str, Any] = {"template": message.template}
    if message.singular:
        document["singular"] = message.singular
    if message.args:
        document["args"] = {name: _argument(value) for name, value in message.args.items()}
    return document


def _argument(value: object) -> object:
    if isinstance(value, Message):
        return _document(value)
    if isinstance(value, Enum):
        return {"template": str(value.value)}
    return value if isinstance(value, (int, float)) else str(value)


def _message(document: dict[str, Any]) -> Message:
    args: dict[str, Any] = {
        name: _message(value) if isinstance(value, dict) else value
        for name, value in document.get("args", {}).items()
    }
    template = _RENAMED.get(document["template"], document["template"])
    if "singular" in document:
        singular = _RENAMED.get(document["singular"], document["singular"])
        return Message.counted(singular, template, n=int(args.pop("n")), **args)
    return Message(template, **args)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


_DONE = {
    "Confirmed": Action.CONFIRM,
    "Took back": Action.UNCONFIRM,
    "Removed the confirmation of": Action.UNCONFIRM,
    "Approved": Action.APPROVE,
    "Returned": Action.RETURN,
}

_EARLIER: tuple[tuple[re.Pattern[str], Callable[..., Message]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), made)
    for pattern, made in (
        (
            r"(Confirmed|Took back|Removed the confirmation of|Approved) ([\d,]+) pairs?",
            lambda verb, n: status_changed(_DONE[verb], _number(n)),
        ),
        (
            r"(Returned) ([\d,]+) pairs?: (.*)",
            lambda verb, n, why: status_changed(_DONE[verb], _number(n), why),
        ),
        (r"Released ([\d,]+) pairs?", lambda n: released(_number(n))),
        (r"Commented on a pair", lambda: commented(1)),
        (r"Commented on ([\d,]+) pairs", lambda n: commented(_number(n))),
        (r"Proposed another (source|target) wording", lambda side: proposed(Side(side))),
        (
            r"Moved a segment of the (source|target) to another pair",
            lambda side: segments_moved(1, Side(side)),
        ),
        (
            r"Moved (\d+) segments of the (source|target) to another pair",
            lambda n, side: segments_moved(int(n), Side(side)),
        ),
        (r"Moved a pair to place ([\d,]+)", lambda place: moved(_number(place))),
        (r"Corrected the (source|target) text", lambda side: text_corrected(Side(side), restored=False)),
        (r"Restored the (source|target) text", lambda side: text_corrected(Side(side), restored=True)),
        (r"Corrected the text of ([\d,]+) pairs?", lambda n: texts_corrected(_number(n))),
        (r"Suggested ([\d,]+) pairs?", lambda n: suggested(_number(n))),
        (
            r"Suggested ([\d,]+) pairs? in place of ([\d,]+)",
            lambda n, replaced: suggested(_number(n), _number(replaced)),
        ),
        (r"(?:Took back|Undid): (.*)", lambda step: inverted(read_summary(step), redo=False)),
        (r"(?:Did again|Redid): (.*)", lambda step: inverted(read_summary(step), redo=True)),
    )
)
"""Sentences with something filled in, as the program wrote them before it stored templates."""
