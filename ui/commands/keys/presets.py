"""Sets of keys for people who come from another aligner.

A preset says only what differs from the defaults. A key that it gives to one command is taken from every
other that has it by default, so that no key ever means two things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class KeyPreset:
    """Attributes:
    id: stable name, kept in the preferences.
    name: as it is shown; a proper name, not translated.
    keys: command id → portable key sequences, the one that is shown first.
    """

    id: str
    name: str
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


# OmegaT's aligner: U/D move a segment, S splits, M merges, E edits, A accepts and R asks for review (both go
# on), C clears, Ctrl+R aligns again.
_OMEGAT = KeyPreset(
    "omegat",
    "OmegaT",
    {
        "editor.shift_up": ("U",),
        "editor.shift_down": ("D",),
        "editor.split_at_caret": ("S",),
        "editor.merge_down": ("M",),
        "editor.edit": ("E",),
        "review.confirm_and_next": ("A",),
        "review.return_with_reason": ("R",),
        "review.unconfirm": ("C",),
        "align.around": ("Ctrl+R",),
        "go.next_unconfirmed": ("Ctrl+U",),
        "go.previous_unconfirmed": ("Ctrl+Shift+U",),
        "go.next_doubtful": ("J",),
    },
)

# InterText: Enter and Backspace move what follows down and up, Ctrl+arrows move one sentence, Ctrl+Backspace
# merges rows, Ctrl+X swaps the sides, E edits, S changes the status, U goes to the next unconfirmed.
_INTERTEXT = KeyPreset(
    "intertext",
    "InterText",
    {
        "editor.shift_down": ("Return",),
        "editor.shift_up": ("Backspace",),
        "editor.merge_up": ("Ctrl+Backspace",),
        "editor.merge_down": ("Ctrl+M",),
        "view.swap_sides": ("Ctrl+X",),
        "editor.edit": ("E",),
        "review.confirm_and_next": ("S",),
        "review.confirm_above": ("C",),
        "review.unconfirm": ("Shift+S",),
        "editor.split_at_caret": ("P",),
        "review.approve_and_next": ("A",),
        "go.next_unconfirmed": ("U",),
        "go.next_doubtful": ("J",),
        "go.next_uneven": ("N",),
        "review.comment": ("Shift+N",),
    },
)

PRESETS = {preset.id: preset for preset in (KeyPreset("muqabala", "Muqabala"), _OMEGAT, _INTERTEXT)}
