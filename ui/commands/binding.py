"""Binds commands to the objects that perform them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ui.commands.spec import CommandSpec


@dataclass(frozen=True, slots=True)
class BoundCommand:
    """A command that can be performed.

    Attributes:
        targets: the objects that handlers and requirements name; looked at when the command is used.
    """

    spec: CommandSpec
    targets: Mapping[str, object]

    def refusal(self) -> str | None:
        """Why the command is unavailable now; None if it is available."""
        for need in self.spec.needs:
            target, _, name = need.check.partition(".")
            held = getattr(self.targets.get(target), name, None)
            if not (held() if callable(held) else held):
                return str(need.reason)
        return None

    def __call__(self) -> None:
        """Perform the command if it is available."""
        if self.refusal() is None:
            handler(self.spec, self.targets)()


def handler(spec: CommandSpec, targets: Mapping[str, object]) -> Callable[[], object]:
    """The bound method that performs a command."""
    target, _, name = spec.handler.partition(".")
    method: Callable[[], object] = getattr(targets[target], name)
    return method


def bind(
    specs: Iterable[CommandSpec], targets: Mapping[str, object], names: Iterable[str]
) -> list[BoundCommand]:
    """Bind the commands whose handlers are methods of the targets named.

    Args:
        targets: all targets there are; requirements may name any of them.
        names: the targets whose commands are wanted.
    """
    wanted = set(names)
    return [BoundCommand(spec, targets) for spec in specs if spec.handler.partition(".")[0] in wanted]
