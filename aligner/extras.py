"""Parts of the program that are installed on request, by pip."""

from __future__ import annotations

import sys

from aligner.messages import Message


def remedy_for(extra: str) -> Message:
    """What to do where an extra is missing; a frozen program takes no further packages.

    Args:
        extra: its name in the package's metadata.
    """
    if getattr(sys, "frozen", False):
        return Message(
            "This package takes no additions. Install the program with pip and the extra '{extra}'",
            extra=extra,
        )
    return Message("Install what it needs: {command}", command=f"pip install 'muqabala[{extra}]'")
