"""Files are read by another process: what it may take, how it ends, and that it hands back the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aligner
from aligner.errors import Cancelled, InputError
from aligner.formats.confined import encoding, limits, parent
from aligner.formats.loader import load
from aligner.formats.protocols import AS_IN_FILE, ignore
from aligner.formats.registry import Kind, by_suffix, read_document
from aligner.messages import Message
from aligner.progress import no_progress
from tests.helpers.bad_readers import bad_format
from tests.helpers.format_samples import MAKERS
from tests.helpers.hostile_documents import HOSTILE_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.documents.document import Document

pytestmark = pytest.mark.slow

ROOT = Path(aligner.__file__).parent.parent
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.bad"
    path.write_text("كتاب كبير", "utf-8")
    return path


def read(function: str, path: Path) -> Document:
    return parent.read_document(bad_format(function), path, {}, no_progress)


def test_a_file_is_read_and_the_process_is_kept(file: Path) -> None:
    assert read("fine", file).text == "كتاب كبير"
    waiting = list(parent._POOL._waiting)
    assert read("talks", file).text == "كتاب كبير"
    assert parent._POOL._waiting == waiting


def test_the_process_imports_neither_qt_nor_numpy() -> None:
    code = (
        "import sys, aligner.formats.confined.child; "
        "print([m for m in ('PySide6', 'numpy', 'sqlalchemy') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


@on_unix
@pytest.mark.parametrize("function", ["aborts", "breaks_memory"])
def test_a_crash_is_a_sentence_and_the_next_file_is_read(file: Path, function: str) -> None:
    with pytest.raises(
        InputError, match=r"a\.bad makes the reader of its format crash \(Bad\)\. Save it"
    ) as error:
        read(function, file)
    assert error.value.path == file
    assert read("fine", file).text


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize("function", ["takes_memory", "takes_memory_at_once"])
def test_memory_has_an_end(file: Path, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    monkeypatch.setenv(limits.MEMORY_VARIABLE, "100")
    with pytest.raises(InputError, match="needs more than 100 MB of memory to be read"):
        read(function, file)


@on_unix
@pytest.mark.parametrize("function", ["takes_time", "holds_the_interpreter"])
def test_time_has_an_end(file: Path, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    monkeypatch.setenv(limits.SECONDS_VARIABLE, "1")
    with pytest.raises(InputError, match="takes longer than 1 seconds to be read"):
        read(function, file)


def test_a_reader_that_only_waits_has_an_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.SECONDS_VARIABLE, "1")
    with pytest.raises(InputError, match="takes longer than"):
        read("waits", file)


def test_depth_has_an_end(file: Path) -> None:
    with pytest.raises(InputError, match="is nested too deep"):
        read("recurses", file)


def test_an_error_is_the_same_error(file: Path) -> None:
    with pytest.raises(InputError) as error:
        read("refuses", file)
    assert str(error.value) == f"{file} is not nice in line 1,234. Choose 2 others."
    assert error.value.what.template == "is not nice in line {line:,}"
    assert error.value.path == file


def test_a_bug_is_a_bug(file: Path) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: a bug"):
        read("fails", file)


@pytest.mark.parametrize("function", ["waits", "holds_the_interpreter", "takes_time"])
def test_cancelling_ends_the_process(file: Path, function: str) -> None:
    """Whatever the reader does: nothing of it is asked for its consent."""
    started = threading.Event()
    before = {thread for thread in threading.enumerate() if thread.name == "muqabala-reader"}

    def cancels(done: float, message: str) -> None:
        if started.is_set():
            raise Cancelled
        started.set()

    with pytest.raises(Cancelled):
        parent.read_document(bad_format(function), file, {}, cancels)
    assert {thread for thread in threading.enumerate() if thread.name == "muqabala-reader"} <= before


def test_pairs_stop_with_the_one_who_takes_them(file: Path) -> None:
    units = parent.iterate_units(
        bad_format("units_that_end_badly"), file, {}, languages=AS_IN_FILE, warn=ignore, progress=no_progress
    )
    assert next(units).target == "t0"
    units.close()  # type: ignore[attr-defined]
    assert read("fine", file).text


@on_unix
def test_a_crash_after_some_pairs_is_a_sentence(file: Path) -> None:
    units = parent.iterate_units(
        bad_format("units_that_end_badly"), file, {}, languages=AS_IN_FILE, warn=ignore, progress=no_progress
    )
    with pytest.raises(InputError, match="crash"):
        list(units)


@on_unix
def test_the_process_ends_with_the_one_that_started_it(file: Path) -> None:
    code = (
        "from pathlib import Path; from aligner.formats.confined import parent; "
        "from aligner.progress import no_progress; from tests.helpers.bad_readers import bad_format; "
        f"parent.read_document(bad_format('waits'), Path({str(file)!r}), {{}}, no_progress)"
    )
    pid = file.with_suffix(".pid")
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as ours:
        _wait_until(lambda: pid.exists() and bool(pid.read_text()))
        ours.send_signal(signal.SIGKILL)
    _wait_until(lambda: not _is_running(int(pid.read_text())))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def _wait_until(holds: object) -> None:
    assert callable(holds)
    for _ in range(3000):
        if holds():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it never came")


@contextmanager
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool = parent._Pool()
    monkeypatch.setattr(parent, "_POOL", pool)
    yield
    pool.close()


def test_without_another_process_files_are_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A book\n", "utf-8")
    with _without_waiting(monkeypatch):
        monkeypatch.setattr(sys, "executable", "")
        assert read_document(path).text == "A book"
    with _without_waiting(monkeypatch):
        monkeypatch.setattr(parent, "_command", lambda: ["/no/such/program"])
        assert read_document(path).text == "A book"


def test_a_frozen_program_is_its_own_reader(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert parent._command() == [sys.executable, parent.ARGUMENT]
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    start = str(ROOT / "packaging" / "start.py")
    with _without_waiting(monkeypatch):
        monkeypatch.setattr(parent, "_command", lambda: [sys.executable, start, parent.ARGUMENT])
        assert read("fine", file).text == "كتاب كبير"


def test_a_process_that_ended_meanwhile_is_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _without_waiting(monkeypatch):
        read("fine", file)
        (waiting,) = parent._POOL._waiting
        waiting._process.kill()
        assert read("fine", file).text


def test_two_files_at_a_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    with _without_waiting(monkeypatch):
        threads = [threading.Thread(target=lambda: found.append(read("fine", file).text)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["كتاب كبير"] * 4


@pytest.mark.parametrize("name", MAKERS)
def test_what_comes_back_is_the_same(tmp_path: Path, name: str) -> None:
    suffix, make = MAKERS[name]
    path = tmp_path / f"a{suffix}"
    make(path)
    entry = by_suffix(path.suffix, Kind.DOCUMENT)
    assert entry is not None
    here = load(entry, Kind.DOCUMENT)(path)
    there = parent.read_document(entry, path, {"encoding": None}, no_progress)
    assert there == here
    assert _templates(there) == _templates(here)


def _templates(document: Document) -> list[str]:
    return [getattr(warning, "template", warning) for warning in document.warnings]


def test_messages_come_back_with_their_arguments() -> None:
    said = Message.counted(
        "{n} of {kind}", "{n} of {kind}s", n=2, kind=Message("note"), more=["a", Message("b")]
    )
    again = encoding.message_of(encoding.plain(said))
    assert again == said
    assert (again.template, again.singular) == (said.template, said.singular)
    assert again.args["kind"].template == "note"


def test_limits_grow_with_the_file() -> None:
    small, large = limits.ReaderLimits.for_size(0), limits.ReaderLimits.for_size(100_000_000)
    assert small.memory < 1_000_000_000
    assert large.seconds > small.seconds
    assert large.answer > small.answer


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_DOCUMENTS)
def test_a_hostile_document_is_read_or_refused(tmp_path: Path, name: str) -> None:
    suffix, make = HOSTILE_DOCUMENTS[name]
    path = tmp_path / f"hostile{suffix}"
    make(path)
    outcome = ""
    try:
        outcome = read_document(path).text
    except InputError as error:
        outcome = str(error)
    assert outcome.strip()
    assert "crash" not in outcome
