"""Files that a person gives beside the texts (glossaries, segmentation rules), read in another process."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from aligner.formats.built_in import Kind
from aligner.formats.confined import parent
from aligner.formats.loader import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.formats.built_in import Format
    from aligner.progress import Progress

_SECONDS: Final = 20.0
"""Processor time for a small file: real ones take less than one."""

_log = logging.getLogger("muqabala.reader")


def read_data(entry: Format, path: Path, options: Mapping[str, Any], progress: Progress) -> Any:
    """What the ``data`` reader of a format makes of a file.

    Raises:
        InputError: as the reader; or it takes too much memory or time, or crashes.
        Cancelled: by ``progress``.
    """
    try:
        return parent.read_data(entry, path, options, progress, _SECONDS)
    except parent.CannotStart as error:
        _log.warning("files are read without a process of their own: %s", error)
        return load(entry, Kind.DATA)(path, progress=progress, **options)
