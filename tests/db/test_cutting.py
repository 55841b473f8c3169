"""A large change set is cut into pieces as it is read: it is never held as a whole."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from aligner.bitext import Segment, Status
from db import Project, check
from db.change_set import LIMIT, ChangeSet, RowState, load, pack, unpack
from db.errors import CorruptError
from db.integrity import cutting, ledger
from db.integrity.cutting import cut
from tests.helpers.db_projects import ANA

OLD = Path(__file__).parents[1] / "data" / "released" / "0001" / "book.muqabala"


def pair(id_: int, revision: int) -> RowState:
    at, names = (Segment(2 * id_, 2 * id_ + 1),), {"names": [["الأشرف", "al-Ashraf"]]}
    return RowState(
        id_, revision, b"ab", Status.SUGGESTED, False, "m", None, None, 0.5, None, 1, at, at, names
    )


def stretches(data: bytes) -> list[bytes]:
    return [data[at : at + 7] for at in range(0, len(data), 7)]


def test_the_pieces_are_the_change_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs that go, change and come, in orders of their own."""
    monkeypatch.setattr(cutting, "PIECE", 10)
    monkeypatch.setattr(cutting, "_STRETCH", 50)
    whole = ChangeSet(
        before={n: pair(n, 1) for n in range(1, 30)},
        after={n: pair(n, 2) for n in range(44, 14, -1)},
        moves=((1, 2, 3),),
        focus_after=12,
    )
    pieces = [unpack(data) for data in cut(stretches(pack(whole)), LIMIT)]
    assert [len({*piece.before, *piece.after}) for piece in pieces] == [10, 10, 10, 10, 4]
    assert {id_: state for piece in pieces for id_, state in piece.before.items()} == whole.before
    assert {id_: state for piece in pieces for id_, state in piece.after.items()} == whole.after
    assert not any(a.before.keys() & b.after.keys() for a in pieces for b in pieces if a is not b)
    assert [piece.moves for piece in pieces] == [whole.moves, (), (), (), ()]
    assert [piece.focus_after for piece in pieces] == [12, None, None, None, None]


def test_one_without_pairs_is_one_piece() -> None:
    whole = ChangeSet(rules_after={"a": True}, rules_before={"a": 12.5})
    assert [unpack(data) for data in cut([pack(whole)], LIMIT)] == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"columns":[],"before":[],"after":[]',
        '{"columns":[],"before":[],"after":[]}x',
        '{"columns":[],"before":[],"after":[[]]}',
        '{"columns":[],"before":[],"after":[["1"]]}',
        '{"columns":[],"before":[],"after":[[0]]}',
        '{"columns":[],"before":[],"after":[[99999999999999999999]]}',
        '{"columns":[],"before":[],"after":[1]}',
        '{"columns":[],"before":[],"after":{}}',
        '{"columns":[],"before":[],"after":[[1],]}',
        '{"before":[],"after":[]}',
        '{"columns":[],1:2}',
        "[" * 100_000,
        '{"columns":' + "[" * 100_000,
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(CorruptError):
        list(cut([zlib.compress(text.encode())], LIMIT))


def test_damaged_or_too_large_is_refused() -> None:
    data = pack(ChangeSet(after={n: pair(n, 1) for n in range(1, 30)}))
    flipped = data[:-1] + bytes([data[-1] ^ 1])
    for damaged, limit in ((data[:-5], LIMIT), (flipped, LIMIT), (b"x" + data, LIMIT), (data, 1_000)):
        with pytest.raises(CorruptError):
            list(cut(stretches(damaged), limit))


def test_a_migration_holds_no_large_change_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It parses small ones whole; of a large one never more pairs than a piece has."""
    most, written = [], []

    def parse(data: bytes, limit: int = LIMIT) -> dict[str, Any]:
        document = load(data, limit)
        most.append(len(document["before"]) + len(document["after"]))
        return document

    def compress(text: bytes, level: int) -> bytes:
        written.append(len(json.loads(text)["after"]))
        return zlib.compress(text, level)

    monkeypatch.setattr(cutting, "PIECE", 10)
    monkeypatch.setattr(ledger, "_WHOLE", 5_000)
    monkeypatch.setattr(ledger, "load", parse)
    monkeypatch.setattr(cutting, "zlib", Compressing(compress))
    path = tmp_path / OLD.name
    shutil.copyfile(OLD, path)
    with Project.open(path) as project:
        with project.connection() as connection:
            pieces = connection.exec_driver_sql("SELECT count(*) FROM event_pieces").scalar_one()
        project.undo(ANA)
        project.redo(ANA)
    assert pieces > 10
    assert max(most) < 20
    assert max(written) == 10
    assert check(path).ok


class Compressing:
    """The module zlib with another ``compress``."""

    def __init__(self, compress: Any) -> None:
        self.compress = compress

    def __getattr__(self, name: str) -> Any:
        return getattr(zlib, name)
