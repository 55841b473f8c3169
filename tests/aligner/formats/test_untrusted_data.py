"""Glossaries and segmentation rules are untrusted files too: another process reads them, within limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aligner
from aligner.errors import Cancelled, InputError
from aligner.formats.confined import limits, parent
from aligner.formats.confined.data import read_data
from aligner.progress import no_progress
from aligner.segmentation import srx_file
from aligner.segmentation.srx import read_srx
from aligner.terminology import tbx as tbx_module
from aligner.terminology.glossary import Term, read_glossary
from tests.helpers.bad_readers import bad_data
from tests.helpers.hostile_data import HOSTILE_GLOSSARIES, HOSTILE_RULES, entry, rule, srx, tbx

pytestmark = pytest.mark.slow

ROOT = Path(aligner.__file__).parent.parent


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tbx"
    path.write_text(tbx(entry("<term>سلطان</term>", "<term>sultan</term>", "ruler")), "utf-8")
    return path


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.srx"
    path.write_text(srx(rule(r"\.") + rule("(")), "utf-8")
    return path


def test_nothing_of_a_file_is_parsed_in_this_process(
    glossary: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(*_: object, **__: object) -> None:
        raise AssertionError("parsed here")

    monkeypatch.setattr(tbx_module, "parse", parse)
    monkeypatch.setattr(srx_file, "parse", parse)
    assert read_glossary(glossary).terms == (Term("سلطان", ("sultan",), "ruler"),)
    read = read_srx(rules)
    assert [part.of("One. Two") for part in read.segment("One. Two", "en")] == ["One.", "Two"]
    assert "'(|" in read.warnings[0]


def test_without_another_process_they_are_read_here(
    glossary: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = read_glossary(glossary).terms, read_srx(rules)
    monkeypatch.setattr(parent, "_POOL", parent._Pool())
    monkeypatch.setattr(sys, "executable", "")
    assert (read_glossary(glossary).terms, read_srx(rules)) == there


def test_the_process_needs_no_numpy_for_them() -> None:
    code = (
        "import sys, aligner.segmentation.srx_file, aligner.terminology.tbx; "
        "print([m for m in ('PySide6', 'numpy', 'sqlalchemy') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


@pytest.mark.parametrize("name", HOSTILE_GLOSSARIES)
def test_a_hostile_glossary_is_one_sentence_that_names_it(tmp_path: Path, name: str) -> None:
    suffix, make = HOSTILE_GLOSSARIES[name]
    path = tmp_path / f"hostile{suffix}"
    make(path)
    with pytest.raises(InputError) as error:
        read_glossary(path)
    _is_one_sentence(str(error.value), path)


@pytest.mark.parametrize("name", HOSTILE_RULES)
def test_hostile_rules_are_one_sentence_or_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.srx"
    HOSTILE_RULES[name](path)
    try:
        read_srx(path).segment("One. Two", "en")
    except InputError as error:
        _is_one_sentence(str(error), path)
    else:
        assert name == "slow expressions"


def _is_one_sentence(said: str, path: Path) -> None:
    assert said.startswith(f"{path} ")
    assert "crash" not in said
    assert "\n" not in said
    assert len(said) < len(str(path)) + 250


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize(
    ("function", "variable", "said"),
    [
        ("takes_memory", limits.MEMORY_VARIABLE, "needs more than 100 MB"),
        ("takes_time", limits.SECONDS_VARIABLE, "takes longer than 1 seconds"),
        ("aborts", "", "makes the reader of its format crash"),
    ],
)
def test_what_takes_too_much_is_one_sentence(
    glossary: Path, monkeypatch: pytest.MonkeyPatch, function: str, variable: str, said: str
) -> None:
    if variable:
        monkeypatch.setenv(variable, "100" if "MB" in said else "1")
    with pytest.raises(InputError, match=said) as error:
        read_data(bad_data(function), glossary, {}, no_progress)
    assert "Choose a" in str(error.value)
    assert error.value.path == glossary


def test_a_language_pattern_that_takes_for_ever_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "rules.srx"
    path.write_text(srx(rule("a"), language="(?:a|a|aa)+$x"), "utf-8")
    read = read_srx(path)
    with pytest.raises(InputError, match="takes too long"):
        read.for_language("a" * 200)


@pytest.mark.parametrize("kind", ["tbx", "srx", "csv"])
def test_reading_is_cancelled(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "srx":
        path.write_text(srx(rule("a") * 1_000), "utf-8")
    elif kind == "tbx":
        path.write_text(tbx(entry("<term>a</term>", "<term>b</term>") * 20_000), "utf-8")
    else:
        path.write_text("Arabic,English\n" + "سلطان,sultan\n" * 100_000, "utf-8")
    before = parent.processes()

    def cancels(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_srx(path, cancels) if kind == "srx" else read_glossary(path, progress=cancels)
    assert parent.processes() <= before


def test_the_limits_of_a_glossary_leave_room_for_real_ones(tmp_path: Path) -> None:
    path = tmp_path / "large.tbx"
    path.write_text(
        tbx("".join(entry(f"<term>سلطان {n}</term>", f"<term>sultan {n}</term>") for n in range(20_000))),
        "utf-8",
    )
    assert len(read_glossary(path)) == 20_000
