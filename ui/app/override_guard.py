"""Errors in what we override of Qt's methods are told, and do not end the process.

When Python calls a method of Qt's, which calls a method that we override, which raises, PySide (6.11.3) adds
to the error which method that was. Before Python 3.12 an error raised by C (an index out of range, a number
that is none, an object that Qt has deleted) is no object yet as long as nothing has caught it; PySide takes
it for one all the same, and the process ends with a segmentation fault, without a word on where. Caught and
raised again it is an object. So every override is called by one that does just that.
"""

from __future__ import annotations

import functools
import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDED = sys.version_info < (3, 12)
"""Whether errors raised by C may reach PySide before they are objects."""


def guard_overrides() -> None:
    """See to it for all classes of ours derived from ``QObject``, those there are and those to come.

    To be called before the first window is made. Does nothing where it is not needed, or the second time.
    """
    if not NEEDED or "__init_subclass__" in vars(QObject):
        return
    setattr(QObject, "__init_subclass__", classmethod(_wrap))  # noqa: B010  (not declared by PySide)
    waiting = list(QObject.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if not _is_qt(kind):
            _wrap(kind)


def _is_qt(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in ("PySide6", "Shiboken", "shiboken6")


def _wrap(kind: type, /, **_options: Any) -> None:
    """Put a wrapper around each method of a class that Qt has under the same name."""
    theirs = [base for base in kind.__mro__ if _is_qt(base)]
    for name, method in list(vars(kind).items()):
        plain = isinstance(method, FunctionType) and not name.startswith("__")
        if plain and not hasattr(method, "__wrapped__") and any(hasattr(base, name) for base in theirs):
            setattr(kind, name, _caught(method))


def _caught(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except BaseException:  # caught, it becomes an object
            raise

    return call
