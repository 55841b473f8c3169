"""Sort the rows of a damaged file into the tables they are of.

The tree of a table says which pages are its own; where it is broken, or pages have changed places, a row is
known by its shape: the number of its columns and what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.schema.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Table

    from db.salvage.pages import PageFile, Row

_HASH = 32
_SIDES = (b"source", b"target")


def _int(value: Any) -> bool:
    return isinstance(value, int)


def _text(value: Any) -> bool:
    return isinstance(value, bytes)


def _side(value: Any) -> bool:
    return value in _SIDES


def _maybe(value: Any) -> bool:
    return value is None or isinstance(value, int)


SHAPES: dict[str, tuple[tuple[int, ...], Callable[[tuple[Any, ...]], bool]]] = {
    "beads": ((13,), lambda v: v[0] is None and _int(v[1]) and _text(v[2]) and _text(v[3]) and _int(v[4])),
    "texts": ((12,), lambda v: _side(v[0]) and _text(v[1]) and _text(v[2])),
    "events": ((10,), lambda v: v[0] is None and _text(v[1]) and _text(v[2]) and _text(v[4]) and _text(v[9])),
    "comments": ((9,), lambda v: v[0] is None and _int(v[1]) and _text(v[2]) and _text(v[7]) and _int(v[8])),
    "runs": ((7,), lambda v: v[0] is None and _text(v[1]) and _text(v[5]) and _int(v[6])),
    "project": ((7,), lambda v: _text(v[1]) and _int(v[4]) and _int(v[5]) and _int(v[6])),
    "segments": ((4,), lambda v: _side(v[0]) and _int(v[1]) and _int(v[2]) and _int(v[3])),
    "edits": ((4,), lambda v: _side(v[0]) and _int(v[1]) and _int(v[2]) and _text(v[3])),
    "vectors": ((4, 3), lambda v: _int(v[0]) and _text(v[1]) and len(v[1]) == 64 and _text(v[2])),
    "steps": ((4,), lambda v: v[0] is None and _text(v[1]) and _maybe(v[2]) and _maybe(v[3])),
    "event_pieces": ((3,), lambda v: _int(v[0]) and _int(v[1]) and _text(v[2])),
    "chain": ((3,), lambda v: v[0] is None and _text(v[1]) and len(v[1]) == _HASH),
    "settings": ((3, 2), lambda v: _text(v[0]) and _text(v[1])),
    "event_beads": ((2,), lambda v: _int(v[0]) and _int(v[1])),
    "evidence": ((2,), lambda v: v[0] is None and _text(v[1]) and v[1][:1] in (b"{", b"[", b"n")),
    "encoders": ((2,), lambda v: v[0] is None and _text(v[1])),
}
"""By table: how many columns a row has (in this schema and older ones), and what tells it from others."""


@dataclass
class Tables:
    """Rows by table, as mappings from column names.

    Attributes:
        rows: decoded rows, those of pages that are in the tree of their table first.
        broken: rows with an overflow chain that is not whole, undecoded.
    """

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    broken: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def sorted_rows(file: PageFile) -> Tables:
    """Read every row that can be read."""
    owners = _owners(file)
    found: dict[str, list[tuple[bool, Row]]] = {}
    for number in file.leaves():
        if number == 1:
            continue
        rows = list(file.rows(number))
        owner = owners.get(number)
        for row in rows:
            name = _table_of(row, owner)
            if name is not None:
                found.setdefault(name, []).append((name != owner, row))
    tables = Tables()
    for name, several in found.items():
        table = METADATA.tables[name]
        for _, row in sorted(several, key=lambda one: one[0]):
            try:
                tables.rows.setdefault(name, []).append(_decoded(table, row))
            except (UnicodeDecodeError, ValueError):
                tables.broken.setdefault(name, []).append(_named(table, row))
                continue
            if not row.whole:
                tables.broken.setdefault(name, []).append(_named(table, row))
                tables.rows[name].pop()
    return tables


def _owners(file: PageFile) -> dict[int, str]:
    """Which page belongs to which table, as far as the trees tell."""
    owners: dict[int, str] = {}
    for page in sorted(file.below(1)):
        for row in file.rows(page):
            values: tuple[Any, ...] = (*row.values, None, None, None, None)
            kind, name, _, root = values[:4]
            if kind == b"table" and _int(root) and isinstance(name, bytes):
                for number in file.below(root):
                    owners[number] = name.decode(errors="replace")
    return owners


def _table_of(row: Row, owner: str | None) -> str | None:
    for name in dict.fromkeys((owner, *SHAPES)):
        if name in SHAPES:
            widths, fits = SHAPES[name]
            if len(row.values) in widths and fits(row.values):
                return name
    return None


def _named(table: Table, row: Row) -> dict[str, Any]:
    names = [column.name for column in table.columns][: len(row.values)]
    values = dict(zip(names, row.values, strict=True))
    key = names[0]
    if values[key] is None:
        values[key] = row.rowid
    return values


def _decoded(table: Table, row: Row) -> dict[str, Any]:
    values = _named(table, row)
    for name, is_text in zip(list(values), row.text, strict=True):
        if is_text:
            values[name] = values[name].decode()
    return values


def by_key(rows: Iterable[dict[str, Any]], *names: str) -> dict[Any, dict[str, Any]]:
    """Rows by the values of some columns; of several with the same values the first, the most trusted."""
    found: dict[Any, dict[str, Any]] = {}
    for row in rows:
        key = tuple(row[name] for name in names)
        found.setdefault(key if len(names) > 1 else key[0], row)
    return found
