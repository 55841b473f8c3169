"""The log: small, silent where it cannot be written, and of use in a report."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from aligner import folders
from ui.app.crash_report import report_text
from ui.services import log_file
from ui.services.log_file import RotatingFile, log_path, start_logging, tail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def logged(handler: logging.Handler) -> Iterator[logging.Logger]:
    log = logging.getLogger("muqabala.test")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(handler)
    yield log
    log.removeHandler(handler)
    handler.close()


def own_handlers(root: logging.Logger) -> list[logging.Handler]:
    """The handlers of a root logger but those of pytest."""
    return [handler for handler in root.handlers if type(handler) in (RotatingFile, logging.StreamHandler)]


@pytest.fixture
def own_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    """A root logger of the test's own, so that nothing of this stays."""
    root = logging.RootLogger(logging.WARNING)
    other = logging.getLogger("muqabala.test")
    monkeypatch.setattr(logging, "getLogger", lambda name=None: other if name else root)
    yield root
    for handler in own_handlers(root):
        handler.close()


def test_a_file_is_made_with_its_first_record(tmp_path: Path) -> None:
    path = tmp_path / "log" / "muqabala.log"
    with logged(RotatingFile(path)) as log:
        assert not path.exists()
        log.info("فتح %s", "a")
    assert path.read_text(encoding="utf-8") == "فتح a\n"


def test_three_files_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "muqabala.log"
    with logged(RotatingFile(path, largest=20)) as log:
        for number in range(9):
            log.info("%s %s", number, "x" * 20)
    files = {file.name: file.read_text(encoding="utf-8")[0] for file in tmp_path.iterdir()}
    assert files == {"muqabala.log": "8", "muqabala.1.log": "7", "muqabala.2.log": "6"}


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with logged(RotatingFile(tmp_path / "file" / "muqabala.log")) as log:
        log.info("x")


def test_logging_starts_once(own_root: logging.Logger) -> None:
    start_logging(debug=True)
    start_logging()
    assert len(own_handlers(own_root)) == 2
    own_root.warning("ready")
    assert log_path().read_text(encoding="utf-8").endswith("ready\n")


def test_a_report_ends_with_the_log() -> None:
    assert tail() == ""
    assert "End of" not in report_text(ValueError("x"))
    log_path().parent.mkdir(parents=True)
    log_path().write_text("".join(f"line {n}\n" for n in range(500)), encoding="utf-8")
    report = report_text(ValueError("x"))
    assert f"End of {log_path()}" in report
    assert report.endswith("line 498\nline 499")
    assert "line 439" not in report


def test_a_temporary_base_holds_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(folders.BASE, str(tmp_path))
    assert folders.data_folder() == tmp_path / "data"
    assert log_file.log_path() == tmp_path / "log" / "muqabala.log"
    monkeypatch.delenv(folders.BASE)
    assert folders.base_folder() is None
    assert tmp_path / "state" in log_file.log_path().parents


def test_a_temporary_base_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.BASE, "")  # so that it is as before afterwards
    registered: list[object] = []
    monkeypatch.setattr("atexit.register", lambda *what, **_: registered.append(what))
    base = folders.use_temporary_base()
    assert os.environ[folders.BASE] == str(base)
    assert list(base.iterdir()) == []
    assert registered
    base.rmdir()
