"""Work around a PySide crash: exceptions in overridden Qt methods are reported instead of aborting.

If an override of a Qt method raises, PySide (6.11.3) adds the name of the method to the exception. Before
Python 3.12 an exception raised by C code (an index out of range, a deleted Qt object) is no object until
something catches it. PySide takes it for an object, and the process ends with a segmentation fault. Catching
and raising it again makes it an object, so every override is wrapped in a function that does so.
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
    """Wrap the overrides of all our classes derived from ``QObject``, present and future.

    Call it before the first window is made. It does nothing where it is not needed, and the second time.
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
    """Wrap each method of a class that overrides a method of Qt."""
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
