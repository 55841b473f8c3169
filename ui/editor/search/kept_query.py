"""A query as JSON, to be asked again after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligner.bitext import Side, Status

if TYPE_CHECKING:
    from db import Query

_PLAIN = ("text", "regex", "whole_word", "null", "crossing", "commented", "touched", "edited", "by")


def query_to_json(query: Query) -> dict[str, Any]:
    """Write a query."""
    return {
        **{name: getattr(query, name) for name in _PLAIN},
        "side": query.side.value if query.side is not None else None,
        "statuses": sorted(status.value for status in query.statuses),
        "kinds": sorted(query.kinds),
        "confidence": list(query.confidence) if query.confidence is not None else None,
    }


def query_from_json(kept: object) -> Query | None:
    """Read what :func:`query_to_json` wrote; None for anything else."""
    from db import Query

    try:
        values: dict[str, Any] = dict(kept)  # type: ignore[call-overload]
        range_ = values["confidence"]
        return Query(
            **{name: values[name] for name in _PLAIN},
            side=Side(values["side"]) if values["side"] is not None else None,
            statuses=frozenset(Status(status) for status in values["statuses"]),
            kinds=frozenset(map(str, values["kinds"])),
            confidence=(float(range_[0]), float(range_[1])) if range_ is not None else None,
        )
    except (KeyError, TypeError, ValueError):
        return None
