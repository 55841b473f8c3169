"""Readers of documents that do what those of an untrusted file may be made to do."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import time
from typing import TYPE_CHECKING, Any

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind
from aligner.errors import InputError
from aligner.formats.built_in import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.documents.document import Document


def bad_format(function: str) -> Format:
    """A format whose files are read by a function of this module."""
    here = f"{__name__}:{function}"
    return Format("bad", "Bad", (".bad",), here, here if function.startswith("units") else "")


def bad_data(function: str) -> Format:
    """The same for files of terms or rules."""
    return Format("bad", "Bad", (".bad",), data=f"{__name__}:{function}")


def fine(path: Path, **_options: Any) -> Document:
    builder = DocumentBuilder()
    builder.begin(BlockKind.PARAGRAPH)
    builder.add(path.read_text("utf-8"))
    return builder.finish(path)


def talks(path: Path, **options: Any) -> Document:
    """Prints, as libraries do."""
    sys.stdout.write("noise\n")
    sys.stdout.flush()
    os.write(1, b"more noise\n")
    return fine(path, **options)


def aborts(path: Path, **_options: Any) -> Document:
    os.abort()


def breaks_memory(path: Path, **_options: Any) -> Document:
    ctypes.string_at(0)
    raise AssertionError


def takes_memory(path: Path, **_options: Any) -> Document:
    held = []
    while True:
        held.append(bytearray(10_000_000))
        time.sleep(0.001)


def takes_memory_at_once(path: Path, **_options: Any) -> Document:
    return fine(path, held=bytearray(40_000_000_000))


def takes_time(path: Path, **_options: Any) -> Document:
    while True:
        pass


def holds_the_interpreter(path: Path, **_options: Any) -> Document:
    re.match(r"(?:a|a)*b", "a" * 60)
    raise AssertionError


def waits(path: Path, **_options: Any) -> Document:
    """Waits without work, as for a share that does not answer; says in a file who it is."""
    path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)
    raise AssertionError


def recurses(path: Path, **options: Any) -> Document:
    return recurses(path, **options)


def refuses(path: Path, **_options: Any) -> Document:
    raise InputError("is not nice in line {line:,}", remedy="Choose {n} others", path=path, line=1234, n=2)


def fails(path: Path, **_options: Any) -> Document:
    raise ZeroDivisionError("a bug")


def units_that_end_badly(path: Path, **_options: Any) -> Iterator[Any]:
    from aligner.exchange.translation_unit import TranslationUnit

    for number in range(1000):
        yield TranslationUnit(f"س{number}", f"t{number}")
    os.abort()
