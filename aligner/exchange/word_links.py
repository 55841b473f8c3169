"""Links between the words of a unit, as a property of it: "0-0 1-2", in the form of Pharaoh and Moses.

Words are what white space divides, counted from 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LINKS = "links"
"""Name of the property."""
LINKS_BY = "links_by"
"""In the evidence of a pair, the person who made its links; missing where the machine did."""


def links_by_hand(evidence: Mapping[str, Any] | None) -> Sequence[Sequence[float]] | None:
    """The links that a person made, none of them perhaps; None where the links are the machine's."""
    return list(evidence["links"]) if evidence is not None and LINKS_BY in evidence else None


def as_property(links: Iterable[tuple[int, int]]) -> str:
    """Links as the value of the property."""
    return " ".join(f"{source}-{target}" for source, target in links)


def links_of(value: str) -> list[tuple[int, int]]:
    """The links that a value gives; what is none is passed over."""
    found = []
    for link in value.split():
        source, _, target = link.partition("-")
        if source.isdecimal() and target.isdecimal():
            found.append((int(source), int(target)))
    return found
