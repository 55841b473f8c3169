"""Handle Ctrl-C on the command line: it ends the command at any moment, without a traceback.

Python raises KeyboardInterrupt wherever it happens to be. In a finalizer, or in a callback of C code, nobody
can catch it: Python shows a traceback and goes on, or the library makes another error of it. So an interrupt
is remembered too, and looked for whenever work reports how far it is, and at the end.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from aligner.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SAID: Final = "Interrupted: nothing was left half-written."
CODE: Final = 130

_AGAIN: Final = 1.0
"""Seconds in which more interrupts are the same one: a key held down must not break off the tidying up."""


class Interrupts:
    """The interrupts of a run of the program.

    Attributes:
        asked: whether one came.
    """

    _current: Interrupts | None = None

    def __init__(self) -> None:
        self.asked = False
        self._held = 0
        self._raised = float("-inf")
        self._before = Interrupts._current
        self._hook = sys.unraisablehook
        self._listens = False

    def listen(self) -> None:
        """Take interrupts from here on, unless the process ignores them or is run by another program."""
        Interrupts._current = self
        if threading.current_thread() is threading.main_thread():
            self._listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._listens:
            sys.unraisablehook = self._not_raised
            signal.signal(signal.SIGINT, self._came)

    def ignore(self) -> None:
        """The end: what is left to do takes no time."""
        if self._listens:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def give_back(self) -> None:
        """Leave interrupts to Python as before."""
        Interrupts._current = self._before
        if self._listens:
            self._listens = False
            sys.unraisablehook = self._hook
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _came(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        now = time.monotonic()
        if not self._held and now - self._raised > _AGAIN:
            self._raised = now
            raise KeyboardInterrupt

    def _not_raised(self, unraisable: sys.UnraisableHookArgs) -> None:
        if not (self.asked and issubclass(unraisable.exc_type, KeyboardInterrupt)):
            self._hook(unraisable)


def leave_to_python() -> None:
    """For a command that opens the window, where a terminal has nothing to show."""
    if Interrupts._current is not None:
        Interrupts._current.give_back()


def check() -> None:
    """Stop if an interrupt came that was raised where nobody could catch it.

    Raises:
        Cancelled: so it is.
    """
    current = Interrupts._current
    if current is not None and current.asked and not current._held:
        raise Cancelled


@contextmanager
def held() -> Iterator[None]:
    """Delay interrupts to the end of the block. Keep the block short."""
    current = Interrupts._current
    if current is None:
        yield
        return
    before = current.asked
    current._held += 1
    try:
        yield
    finally:
        current._held -= 1
    if current.asked and not before:
        raise KeyboardInterrupt
