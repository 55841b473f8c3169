"""Regular expressions that people write: compiled and run here, within limits of size, time and memory.

A short expression can take longer than anybody waits ("(\\w+\\s?)+:"), and the ``re`` module holds the
interpreter while it runs. The ``regex`` module releases it and stops after a given time. Expressions in our
own code are not meant: they are written for the texts that they meet.
"""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import regex

from aligner.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Pattern = Any
"""A compiled expression of the ``regex`` module, which has no types."""
PatternMatch = Any
"""A match of one."""

SECONDS: Final = 0.4
"""Processor time that the searches of one question may take together, over what their length allows."""
SECONDS_PER_CHARACTER: Final = 2e-7
_LONGEST: Final = 20_000
_LARGEST: Final = 100_000
_REPEAT: Final = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_ESCAPE: Final = re.compile(r"\\(?:[xuUNpP]\{[^}]*\}|.)", re.DOTALL)


class PatternError(ValueError):
    """An expression is not one, or too large; the text says why."""


class PatternTimeout(Exception):  # noqa: N818  (callers make a sentence of it)
    """The searches of a question take too long."""


@lru_cache(maxsize=256)
def compiled(expression: str, flags: int = 0) -> Pattern:
    """Compile an expression of a person.

    Raises:
        PatternError: it is not one, is longer than 20,000 characters, or longer than 100,000 with its
            repetitions written out, as the module does with some of them.
    """
    if len(expression) > _LONGEST:
        raise PatternError(f"longer than {_LONGEST:,} characters")
    if written_out(expression) > _LARGEST:
        raise PatternError(f"its repetitions are longer than {_LARGEST:,} characters")
    try:
        return regex.compile(expression, flags)
    except (regex.error, OverflowError, RecursionError, ValueError, KeyError, MemoryError) as error:
        raise PatternError(str(error)) from error


def quoted(text: str) -> str:
    """The expression that finds a text and nothing else."""
    return str(regex.escape(text, special_only=True))


def written_out(expression: str) -> int:
    """How long an expression would be with its counted repetitions written out, roughly and at the most."""
    sizes = [0]
    last = 0
    at = 0
    while at < len(expression):
        character = expression[at]
        if character == "\\" and (escape := _ESCAPE.match(expression, at)) is not None:
            at, last = escape.end(), 1
        elif character == "{" and (repeat := _REPEAT.match(expression, at)) is not None:
            times = max(*(int(number[:12]) for number in repeat.groups() if number), 1, 1)
            at = repeat.end()
            sizes[-1] += last * (times - 1)
            last *= times
            continue
        elif character == "(":
            sizes.append(0)
            at, last = at + 1, 0
            continue
        elif character == ")" and len(sizes) > 1:
            at, last = at + 1, sizes.pop()
        else:
            at, last = at + 1, 1
        sizes[-1] += last
    return sum(sizes)


def _never() -> bool:
    return False


class SearchTime:
    """Runs the searches that answer one question, and ends them when they take too long together.

    Args:
        seconds: of processor time of this thread, over 0.2 µs for each character looked at.
        stopped: whether the answer is not wanted any more.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        stopped: Callable[[], bool] = _never,
        *,
        per_character: float = SECONDS_PER_CHARACTER,
    ) -> None:
        self._left = seconds
        self._per_character = per_character
        self._stopped = stopped

    @property
    def is_over(self) -> bool:
        """Whether nothing more is searched."""
        return self._left <= 0

    def search(self, pattern: Pattern, text: str) -> PatternMatch | None:
        """The first match in a text.

        Raises:
            PatternTimeout: the time is over.
            Cancelled: the answer is not wanted any more.
        """
        return self._run(pattern.search, text)

    def match(self, pattern: Pattern, text: str, at: int) -> PatternMatch | None:
        """The match that begins at an offset; the errors are those of :meth:`search`."""
        return self._run(pattern.match, text, at)

    def fullmatch(self, pattern: Pattern, text: str) -> PatternMatch | None:
        """The match that is the whole text; the errors are those of :meth:`search`."""
        return self._run(pattern.fullmatch, text)

    def all(self, pattern: Pattern, text: str) -> list[PatternMatch]:
        """All matches in a text, one after the other; the errors are those of :meth:`search`."""
        found: list[PatternMatch] = self._run(lambda *a, **limits: list(pattern.finditer(*a, **limits)), text)
        return found

    def overlapping(self, pattern: Pattern, text: str) -> Iterator[PatternMatch]:
        """The matches from every place of a text, found as they are taken.

        Raises:
            PatternTimeout: they and what is done with them take longer than the time allows.
        """
        limit = max(self._left, 0.0) + self._per_character * len(text)
        try:
            yield from pattern.finditer(text, overlapped=True, concurrent=True, timeout=limit)
        except TimeoutError as error:
            raise PatternTimeout from error

    def _run(self, method: Callable[..., Any], text: str, at: int = 0) -> Any:
        if self._stopped():
            raise Cancelled
        self._left += self._per_character * (1 if at else len(text))
        if self._left <= 0:
            raise PatternTimeout
        begun = time.thread_time()
        try:
            # Without the interpreter, so that a window goes on.
            return method(text, at, concurrent=True, timeout=self._left)
        except TimeoutError as error:
            self._left = 0.0
            raise PatternTimeout from error
        finally:
            self._left -= time.thread_time() - begun
