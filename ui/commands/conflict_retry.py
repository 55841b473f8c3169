"""What a refused command wanted, and the same command once more, knowingly on top of what is there now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from aligner.bitext import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db import Change, Project

    Command = Callable[[Project], Change]


@dataclass(frozen=True, slots=True)
class Wish:
    """The command that was refused.

    Attributes:
        name: the method of the project that it called; empty when that cannot be told.
        side, text: the wording, comment or reason it brought, if any. A wording has a side.
    """

    name: str = ""
    side: Side | None = None
    text: str = ""


class _Noted(BaseException):  # no Exception: a command that catches those must not swallow it
    def __init__(self, name: str, args: tuple[Any, ...]) -> None:
        self.name, self.arguments = name, args


class _Notebook:
    """Stands in for the project, writes nothing, and notes what it is asked."""

    def __getattr__(self, name: str) -> Any:
        def note(*args: Any, **_others: Any) -> None:
            raise _Noted(name, args)

        return note


class _OnTop:
    """The project, but a command expects of some pairs the revisions that the person has now been shown."""

    def __init__(self, project: Project, seen: Mapping[int, int]) -> None:
        self._project = project
        self._seen = seen

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._project, name)
        if not callable(found):
            return found

        def call(*args: Any, **named: Any) -> Any:
            expected = named.get("expected")
            if expected is not None:
                named["expected"] = {id_: self._seen.get(id_, now) for id_, now in expected.items()}
            return found(*args, **named)

        return call


def wish_of(command: Command) -> Wish:
    """What a command asks of the project, found out without a project."""
    try:
        command(cast("Project", _Notebook()))
    except _Noted as noted:
        words = [argument for argument in noted.arguments if type(argument) is str]
        side = next((a for a in noted.arguments if isinstance(a, Side)), None)
        worded = noted.name in ("edit_text", "propose")
        return Wish(noted.name, side if worded else None, words[-1] if words else "")
    return Wish()


def on_top(command: Command, seen: Mapping[int, int]) -> Command:
    """The same command, expecting of these pairs the revisions given."""
    return lambda project: command(cast("Project", _OnTop(project, seen)))
