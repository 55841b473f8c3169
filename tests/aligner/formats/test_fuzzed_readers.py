"""Valid files with a few edits: a reader reads them or refuses them in one sentence, and never falls over.

The short run of what benchmarks/robustness/fuzz_readers.py does at length.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import MuqabalaError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import formats, iterate_units, read_document, write_units
from tests.helpers.format_samples import MAKERS

pytestmark = pytest.mark.slow

UNITS = [
    TranslationUnit("ثم عاد من العراق", "Then he returned from Iraq.", notes=("a note",)),
    TranslationUnit("قلم", "a “pen” & more"),
]
READERS = sorted(e.name for e in formats() if (e.document or e.bitext) and e.name != "moses")
TOKENS = [
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"]]>",
    b"<!--",
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"{",
    b"}",
    b"\\u-1?",
    b"\\'d8",
]
TOKENS += [
    b"\n",
    b'"',
    b"\t",
    b"99999999999",
    b"%~%",
    b"### |",
    b"> ",
    b"| ",
    b"endobj",
    b"_x0000_",
    "لاﻻ".encode(),
]

Edit = tuple[str, float, bytes]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "repeat", "cut", "replace"]),
        st.floats(0, 1),
        st.sampled_from(TOKENS),
    ),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: list[Edit]) -> bytes:
    for kind, where, token in edits:
        at = int(where * len(data))
        if kind == "insert":
            data = data[:at] + token + data[at:]
        elif kind == "delete":
            data = data[:at] + data[at + 8 * len(token) :]
        elif kind == "repeat":
            data = data[:at] + data[at : at + 40] * len(token) + data[at:]
        elif kind == "replace":
            data = data[:at] + token + data[at + len(token) :]
        else:
            data = data[:at]
    return data


def edited_inside(data: bytes, edits: list[Edit], member: float) -> bytes:
    """Edits in one part of an archive, so that they get past its checksums."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        victim = names[min(int(member * len(names)), len(names) - 1)]
        for name in names:
            part = old.read(name)
            new.writestr(name, edited(part, edits) if name == victim else part)
    return out.getvalue()


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("valid")
    files = {}
    for entry in formats():
        if entry.name in MAKERS:
            name, maker = MAKERS[entry.name]
            maker(folder / name)
            files[entry.name] = Path(folder / name).read_bytes()
        elif entry.writer and not entry.of_project and entry.name != "moses":
            path = folder / f"x{entry.suffixes[0]}"
            write_units(path, UNITS)
            files[entry.name] = path.read_bytes()
    return files


@pytest.mark.parametrize("name", READERS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS, member=st.floats(0, 1))
def test_edited_files_are_read_or_refused(
    name: str, valid: dict[str, bytes], tmp_path: Path, edits: list[Edit], member: float
) -> None:
    entry = next(e for e in formats() if e.name == name)
    data = valid[name]
    path = tmp_path / f"edited{entry.suffixes[0]}"
    path.write_bytes(
        edited_inside(data, edits, member) if data.startswith(b"PK\x03\x04") else edited(data, edits)
    )
    if entry.document:
        with suppress(MuqabalaError):
            document = read_document(path, format_name=name)
            document.text.encode("utf-8")
            assert all(0 <= b.start < b.end <= len(document.text) for b in document.blocks)
            assert all(0 <= m.offset <= len(document.text) for m in document.marks)
            assert all(0 <= n.anchor <= len(document.text) for n in document.notes)
    if entry.bitext:
        with suppress(MuqabalaError):
            for unit in iterate_units(path, format_name=name):
                (unit.source + unit.target).encode("utf-8")
