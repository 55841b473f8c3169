"""The code of a format, imported when the first file of it turns up."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from aligner.errors import InputError
from aligner.formats.built_in import BUILT_IN

if TYPE_CHECKING:
    from aligner.formats.built_in import Format, Kind


def load(entry: Format, kind: Kind) -> Any:
    """The function of a format.

    Raises:
        InputError: a plug-in has none there.
    """
    module, _, function = str(getattr(entry, kind.value)).partition(":")
    try:
        return getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        if entry in BUILT_IN:
            raise
        raise InputError(
            "The plug-in for {format} cannot be loaded ({why})",
            remedy="Install it again",
            format=entry.title,
            why=str(error),
        ) from error
