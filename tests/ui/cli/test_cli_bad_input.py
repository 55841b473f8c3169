"""Bad input through the real command line: one sentence, a remedy, nothing lost, exit code 2."""

from __future__ import annotations

import codecs
import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.formats.bitexts.tmx.writer import read_tmx
from tests.helpers.cli_sample import ARABIC, ENGLISH

if TYPE_CHECKING:
    from tests.helpers.cli_sample import Ran, Run

Texts = tuple[Path, Path]


def assert_told(ran: Ran, expected: str) -> None:
    """One line for a person, with a remedy, and no traceback."""
    assert ran.code == 2, ran
    assert expected in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("muqabala: ")
    assert ran.err.count(". ") >= 1, "no remedy"
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty"),
        (b" \r\n \t\n", "nothing but white space"),
        (bytes(range(1, 256)) * 40, "no encoding that is known here"),
        (ENGLISH.encode() + ARABIC.encode()[:-4] + b"\xff\xff\n", "is UTF-8 with damage in line 2"),
        (b"\0\1\2\3" * 100, "NUL"),
        (b"SQLite format 3\0" + b"\0" * 100, "is a database"),
        pytest.param("ا".encode() * 10_000_000, "without a space in line 1", marks=pytest.mark.slow),
        pytest.param("كلمة ".encode() * 2_000_000, "times as long as", marks=pytest.mark.slow),
    ],
    ids=[
        "empty",
        "spaces",
        "undecodable",
        "damaged",
        "binary",
        "database",
        "ten-million-letters",
        "ten-million-line",
    ],
)
def test_files_that_are_no_text(run: Run, texts: Texts, tmp_path: Path, data: bytes, expected: str) -> None:
    texts[0].write_bytes(data)
    ran = run("align", *texts, "-o", tmp_path / "out.tmx", "--project", tmp_path / "out.muqabala")
    assert_told(ran, expected)
    assert [path.name for path in tmp_path.iterdir()] == [texts[0].parent.name]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARABIC.encode("cp1256"), "cp1256"),
        (ARABIC.encode("utf-16"), "utf-16-le"),
        (ARABIC.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF8 + ARABIC.replace("\n", "\r\n").encode(), "utf-8"),
        (ARABIC.encode("iso8859-6"), "iso8859-6"),
    ],
)
def test_other_encodings_are_decoded_right(
    run: Run, texts: Texts, tmp_path: Path, data: bytes, encoding: str
) -> None:
    texts[0].write_bytes(data)
    ran = run("align", *texts, "-o", tmp_path / "out.tmx", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["source"]["encoding"] == encoding
    assert " ".join(unit.source for unit in read_tmx(tmp_path / "out.tmx")) == ARABIC.strip()


def test_a_wrong_encoding_by_hand(run: Run, texts: Texts, tmp_path: Path) -> None:
    texts[0].write_bytes(ARABIC.encode("cp1256"))
    assert_told(run("align", *texts, "-o", tmp_path / "o.tmx", "--encoding", "utf-8"), "cannot be decoded")
    assert_told(run("align", *texts, "-o", tmp_path / "o.tmx", "--encoding", "utf-9"), "is not known")


def test_one_side_a_thousand_times_longer(run: Run, texts: Texts, tmp_path: Path) -> None:
    texts[1].write_text(ENGLISH * 1000, encoding="utf-8")
    assert_told(run("align", *texts, "-o", tmp_path / "out.tmx"), "times as long as")
    texts[1].write_text(ENGLISH, encoding="utf-8")
    texts[0].write_text(ARABIC * 1000, encoding="utf-8")
    assert_told(run("align", *texts, "-o", tmp_path / "out.tmx"), "times as long as")


def test_a_folder_and_a_missing_file(run: Run, texts: Texts, tmp_path: Path) -> None:
    assert_told(run("align", tmp_path, texts[1], "--show"), "is a folder")
    assert_told(run("align", texts[0], tmp_path / "missing.txt", "--show"), "does not exist")
    assert_told(run("align", texts[0], texts[1] / "below-a-file.txt", "--show"), "cannot be read")


@pytest.mark.parametrize("option", ["--output", "--project"])
def test_places_that_cannot_be_written(run: Run, texts: Texts, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    assert_told(run("align", *texts, option, tmp_path / "file" / "out"), "is not a folder")
    assert_told(run("align", *texts, option, tmp_path / "no" / "out"), "does not exist")
    assert_told(run("align", *texts, option, tmp_path), "is a folder")
    assert_told(run("align", *texts, option, "/proc/out.tmx"), "cannot be")
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["file", texts[0].parent.name])


def test_a_read_only_folder(run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # tests may run as root, whom no mode binds
    assert_told(run("align", *texts, "-o", tmp_path / "out.tmx"), "read-only")


def test_a_disk_that_is_full(run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmx = tmp_path / "out.tmx"
    tmx.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("aligner.formats.io.atomic_write.os.fsync", full)
        ran = run("align", *texts, "-o", tmx)
    assert_told(ran, "the disk is full")
    assert tmx.read_bytes() == b"old"


def test_no_input_is_ever_an_output(run: Run, texts: Texts, tmp_path: Path) -> None:
    source, target = texts
    same = tmp_path / "same"
    assert_told(run("align", source, target, "-o", source), "is named twice")
    assert_told(run("align", source, target, "-o", same, "--project", same), "is named twice")
    assert source.read_text(encoding="utf-8") == ARABIC


def project_files(run: Run, texts: Texts, tmp_path: Path) -> dict[str, Path]:
    good = tmp_path / "good.muqabala"
    assert run("align", *texts, "--project", good).code == 0
    files = {
        name: tmp_path / f"{name}.muqabala" for name in ("truncated", "text", "foreign", "newer", "empty")
    }
    files["truncated"].write_bytes(good.read_bytes()[:5000])
    files["text"].write_text("not a database", encoding="utf-8")
    files["empty"].write_bytes(b"")
    with sqlite3.connect(files["foreign"]) as foreign:
        foreign.execute("CREATE TABLE t (x)")
    foreign.close()
    files["newer"].write_bytes(good.read_bytes())
    with sqlite3.connect(files["newer"]) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    return files


def test_project_files_that_are_none(run: Run, texts: Texts, tmp_path: Path) -> None:
    files = project_files(run, texts, tmp_path)
    for name, path in files.items():
        before = path.read_bytes()
        for arguments in (["info", path], ["check", path], ["export", path, "-o", tmp_path / "out.tmx"]):
            ran = run(*arguments)
            assert ran.code == 2, (name, arguments)
            assert str(path) in ran.err
            assert "Traceback" not in ran.err
            assert ran.err.count("\n") == 1
        assert path.read_bytes() == before, name
    assert not (tmp_path / "out.tmx").exists()
    assert "newer" in run("info", files["newer"]).err


def test_missing_projects_and_folders(run: Run, tmp_path: Path) -> None:
    for name in ("info", "check", "open"):
        assert_told(run(name, tmp_path / "missing.muqabala"), "does not exist")
        what = "no texts with names that belong together" if name == "open" else "is a folder"
        assert_told(run(name, tmp_path), what)


def test_wrong_options_and_unknown_encoders(run: Run, texts: Texts) -> None:
    for arguments in (
        ["aline"],
        ["align", *texts],
        ["align", texts[0]],
        ["align", *texts, "--source-cut", "words"],
    ):
        ran = run(*arguments)
        assert ran.code == 2
        assert "Error" in ran.err
        assert "Traceback" not in ran.err
    assert_told(run("align", *texts, "--show", "--encoder", "no-such"), "there is no encoder 'no-such'")
    assert_told(run("align", *texts, "--show", "--source-lang", "a b"), "is not a language code")


def test_our_own_mistakes_are_told_as_ours(run: Run, texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("one of ours")

    monkeypatch.setattr("aligner.align", broken)
    ran = run("align", *texts, "--show")
    assert ran.code == 1
    assert "ZeroDivisionError: one of ours" in ran.err
    assert "Please report it" in ran.err


def test_a_window_without_a_screen(
    run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert_told(run("open", texts[0]), "no screen")
    assert_told(run(), "no screen")
