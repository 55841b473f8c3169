"""Fuzz every reader with mutations of valid files: only our own errors may come out, soon and in little
memory.

    python -m benchmarks.robustness.fuzz_readers 50000          # inputs a reader
    python -m benchmarks.robustness.fuzz_readers 2000 docx pdf  # some readers only

Each reader runs in a process of its own with a limit on memory; a crash of the process counts as a failure
too. Failing inputs are kept in build/fuzz. Same seed, same inputs.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import traceback
import zipfile
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[2] / "tests" / "formats"))

from typing import TYPE_CHECKING

from aligner.errors import MuqabalaError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import formats, iterate_units, read_document, write_units
from aligner.segmentation.srx import read_srx
from tests.helpers.format_samples import MAKERS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS = 2.0
MEGABYTES = 500
UNITS = [
    TranslationUnit("ثم عاد من العراق سنة ست عشرة", "Then he returned from Iraq in the year 616."),
    TranslationUnit(
        "قال: «لا إله إلا الله»",
        'He said: "There is no god but God" & more',
        notes=("a note",),
        identifier="b2",
    ),
]
SRX = (
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body><languagerules>'
    '<languagerule languagerulename="D"><rule '
    'break="yes"><beforebreak>[.؟]+</beforebreak><afterbreak>\\s</afterbreak>'
    '</rule></languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="D"/>'
    "</maprules></body></srx>"
)
TOKENS = [
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&amp;", b"]]>", b"<![CDATA[", b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xd8\xa7",
    b"\xe2\x80\x8f", b"\\u-10240?", b"\\bin999999999 ", b"{", b"}", b"\\'d8", b"\r", b"\n", b"\"", b"\t",
    b",", b"-1", b"99999999999999999999", b"1e309", b"%~%", b"### |", b"PageV01P001", b"[^1]: ", b"> ",
    b"```", b"| a | b |\n|---|---|\n", b"/Length 99999999", b"endobj", b"stream", b" 0 R", b"_x0000_",
    b"w:val=\"999999999\"", b"text:c=\"99999\"", b"<w:tbl>", b"<table>", b"</p>",
    b"<a epub:type='noteref' href='#n1'>",
]  # fmt: skip


def seeds(name: str, folder: Path) -> list[bytes]:
    """Valid files of a format."""
    found = []
    for key, (file_name, maker) in MAKERS.items():
        if key.split("-")[0] == name:
            maker(folder / file_name)
            found.append((folder / file_name).read_bytes())
    entry = next((e for e in formats() if e.name == name), None)
    if entry is not None and entry.writer and name != "moses":
        path = folder / f"written{entry.suffixes[0]}"
        write_units(path, UNITS, title="تاريخ")
        found.append(path.read_bytes())
    if name == "srx":
        found.append(SRX.encode())
    return found


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few random edits; archives are mostly edited inside, so that the edits get past the checksums."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.9:
        return _mutated_archive(data, chance)
    if chance.random() < 0.6:
        # Edits between characters, so that the text stays decodable and the reader itself is tried.
        try:
            return _mutated_text(data.decode(), chance).encode()
        except UnicodeDecodeError:
            pass
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(out) + 1) if out else 0
        kind = chance.randrange(6)
        if kind == 0 and out:
            out[min(at, len(out) - 1)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            out[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 50))
        elif kind == 2:
            del out[at : at + chance.choice((1, 4, 64, 1024))]
        elif kind == 3:
            piece = out[at : at + chance.choice((4, 32, 256))]
            to = chance.randrange(len(out) + 1)
            out[to:to] = piece * chance.choice((1, 2, 20))
        elif kind == 4:
            del out[at:]
        else:
            out[at : at + 4] = chance.randbytes(4)
    return bytes(out[:2_000_000])


def _mutated_text(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(text) + 1)
        kind = chance.randrange(4)
        token = chance.choice(TOKENS).decode("utf-8", "ignore").replace("\0", "")
        if kind == 0:
            text = text[:at] + token * chance.choice((1, 1, 1, 50)) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + chance.choice((1, 4, 64)) :]
        elif kind == 2:
            to = chance.randrange(len(text) + 1)
            piece = text[at : at + chance.choice((4, 32, 256))]
            text = text[:to] + piece * chance.choice((1, 2, 20)) + text[to:]
        else:
            text = (
                text[:at]
                + chr(chance.choice((0x20, 0x640, 0x200F, 0x2028, 0xFEFB, 0xFFFF, 0x1F600)))
                + text[at:]
            )
    return text[:500_000]


def _mutated_archive(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            part = old.read(name)
            if name == victim:
                if chance.random() < 0.05:
                    continue
                part = mutated(part, chance)
            new.writestr(name, part)
    return out.getvalue()


def fuzz(name: str, count: int, seed: int) -> tuple[int, float, list[str]]:
    """Runs one reader; returns how many inputs were refused, the slowest in seconds, and what failed."""
    chance = random.Random(f"{seed}-{name}")
    entry = next((e for e in formats() if e.name == name), None)
    failures: list[str] = []
    refused, slowest = 0, 0.0
    with TemporaryDirectory() as folder:
        valid = seeds(name, Path(folder))
        path = Path(folder) / f"fuzzed{entry.suffixes[0] if entry else '.srx'}"
        # The first reading loads the libraries: what they take is not the input's.
        path.write_bytes(valid[0])
        _read(name, path)
        baseline = _memory()
        for i in range(count):
            data = mutated(chance.choice(valid), chance)
            path.write_bytes(data)
            start = time.process_time()
            problem = ""
            try:
                refused += _read(name, path)
            except BaseException:  # noqa: BLE001  (whatever comes out is the finding)
                problem = traceback.format_exc()
            took = time.process_time() - start
            slowest = max(slowest, took)
            if took > SECONDS:
                problem += f"took {took:.1f} s"
            if _memory() - baseline > MEGABYTES:
                problem += f"took {_memory() - baseline:.0f} MB"
                baseline = _memory()
            if problem:
                kept = Path("build/fuzz") / f"{name}-{seed}-{i}{path.suffix}"
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
                failures.append(f"{kept}: {problem}")
                if len(failures) >= 5:
                    break
    return refused, slowest, failures


def _read(name: str, path: Path) -> int:
    """1 if the file was refused, 0 if it was read; any other error passes through."""
    refused = 0
    entry = next((e for e in formats() if e.name == name), None)
    if entry is None:
        try:
            read_srx(path).segment("كتاب. قلم؟ One. Two", "ar")
        except MuqabalaError:
            refused = 1
        return refused
    if entry.document:
        try:
            document = read_document(path, format_name=name)
            document.text.encode("utf-8")
            assert "\0" not in document.text or name == "text"
        except MuqabalaError:
            refused = 1
    if entry.bitext:
        try:
            for unit in iterate_units(path, format_name=name):
                (unit.source + unit.target).encode("utf-8")
        except MuqabalaError:
            refused = 1
    return refused


def _memory() -> float:
    """Most memory the process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


READERS = [e.name for e in formats() if (e.document or e.bitext) and e.name != "moses"] + ["srx"]


def _in_a_process(name: str, count: int, seed: int) -> tuple[int, float, list[str]]:
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, name, count, seed))
    process.start()
    theirs.close()
    try:
        refused, slowest, failures = ours.recv()
    except EOFError:
        refused, slowest, failures = 0, 0.0, ["the process died"]
    process.join()
    return refused, slowest, failures


def _child(answer: Connection, name: str, count: int, seed: int) -> None:
    answer.send(fuzz(name, count, seed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=1_000, help="inputs for each reader")
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(READERS)}")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    bad = 0
    for name in arguments.readers or READERS:
        start = time.perf_counter()
        refused, slowest, failures = _in_a_process(name, arguments.count, arguments.seed)
        took = time.perf_counter() - start
        print(
            f"{name:10} {arguments.count:,} inputs in {took:.0f} s: {refused:,} refused, slowest "
            f"{slowest:.2f} s, "
            f"{len(failures)} failures",
            flush=True,
        )
        for failure in failures:
            print("  ", failure.replace("\n", "\n    "))
        bad += len(failures)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
