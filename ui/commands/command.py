"""What can be done in the facing table, as menus, keys, the palette and the key sheet need to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Verb:
    """Something a person can do.

    Attributes:
        id: stable name, under which a person's own keys are kept.
        text: as a menu says it.
        keys: portable key sequences ("Ctrl+Return"); the first is the one shown.
        tooltip: one sentence on what it does.
        slot: does it.
        enabled: whether it can be done now.
        group: verbs of one group stand together in a menu.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    tooltip: str
    slot: Callable[[], object]
    enabled: Callable[[], bool]
    group: str
