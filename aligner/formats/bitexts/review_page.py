"""Decisions that come back from a review page, see :mod:`aligner.formats.reports.review_page`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aligner.errors import InputError
from aligner.exchange.review_table import read_decision, read_reference
from aligner.formats.bitexts.review_docx import ReviewRow, ReviewTable

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_MOST = 200 << 20
"""Bytes of a file that is read."""


def read_review_decisions(path: Path) -> ReviewTable:
    """Read the decisions; a proposed translation is the target of its row, all other texts are empty.

    Raises:
        InputError: it cannot be read, or holds no decisions.
    """
    try:
        if path.stat().st_size > _MOST:
            raise InputError("is too large for decisions", remedy="Choose another file", path=path)
        document: dict[str, Any] = json.loads(path.read_bytes())
        if document["muqabala_review"] != FORMAT:
            raise ValueError("another format")
        rows = tuple(_row(number, row) for number, row in enumerate(document["rows"], start=1))
        return ReviewTable(str(document.get("reviewer", "")).strip(), rows)
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check its name", path=path, why=error.strerror
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            "holds no decisions of a review page",
            remedy="Choose the file that the page saved",
            path=path,
        ) from error


def _row(number: int, row: dict[str, Any]) -> ReviewRow:
    said = {name: " ".join(str(row.get(name) or "").split()) for name in ("decision", "comment", "proposal")}
    decision, unknown = None, ""
    try:
        decision = read_decision(said["decision"])
    except ValueError:
        unknown = said["decision"]
    return ReviewRow(
        str(row.get("number") or number),
        read_reference(str(row.get("reference", ""))),
        decision,
        unknown,
        said["comment"],
        "",
        said["proposal"],
    )
