"""The registry is the only list of formats, suffixes and file filters; plug-ins add to it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aligner
from aligner.errors import InputError, OutputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats import built_in, registry
from aligner.formats.loader import load
from aligner.formats.registry import Kind, by_name, by_suffix, file_filter, formats, suffixes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(aligner.__file__).parent.parent
PLUGIN = """
from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind
from aligner.formats.registry import Format


def read(path, *, encoding=None, progress=None):
    builder = DocumentBuilder()
    builder.begin(BlockKind.PARAGRAPH)
    builder.add(path.read_text("utf-8")[::-1])
    return builder.finish(path)


def write(path, units, *, languages=None, title=""):
    lines = [f"{unit.source} = {unit.target}" for unit in units]
    path.write_text("\\n".join(lines), "utf-8")
    return len(lines)


FORMAT = Format("mirror", "Mirror text", (".mirror",), "mirror_plugin:read", "", "mirror_plugin:write")


def several():
    return [Format("halves", "Halves", (".halves",), "mirror_plugin:nothing")]


def taken():
    return Format("tmx", "Another TMX", (".tmx",))


def broken():
    raise RuntimeError("out of paint")
"""
POINTS = """[muqabala.formats]
mirror = mirror_plugin:FORMAT
several = mirror_plugin:several
taken = mirror_plugin:taken
broken = mirror_plugin:broken
missing = no_such_module:FORMAT
wrong = mirror_plugin:PLUGIN_VERSION
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A distribution with entry points on the search path of modules, as pip leaves it."""
    site = tmp_path / "site"
    metadata = site / "mirror_plugin-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: mirror-plugin\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(POINTS)
    (site / "mirror_plugin.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(site))
    registry._known.cache_clear()
    yield site
    registry._known.cache_clear()
    sys.modules.pop("mirror_plugin", None)


@pytest.mark.usefixtures("plugin")
def test_a_plugin_adds_a_format_everywhere(tmp_path: Path) -> None:
    assert by_name("mirror").title == "Mirror text"
    assert ".mirror" in suffixes(Kind.DOCUMENT)
    assert "*.mirror" in file_filter("Texts", Kind.WRITER)
    text = tmp_path / "a.mirror"
    text.write_text("olleh", "utf-8")
    assert registry.read_document(text).text == "hello"
    assert registry.write_units(tmp_path / "b.mirror", [TranslationUnit("ا", "a")]) == 1
    assert (tmp_path / "b.mirror").read_text("utf-8") == "ا = a"


@pytest.mark.usefixtures("plugin")
def test_errors_of_plugins_are_sentences(tmp_path: Path) -> None:
    assert {entry.name for entry in formats()} >= {"tmx", "mirror", "halves"}
    assert by_name("tmx").title == "TMX translation memory"
    errors = registry.plugin_errors()
    assert len(errors) == 4
    for name in ("broken", "missing", "taken", "wrong"):
        assert sum(f"'{name}'" in sentence for sentence in errors) == 1, name
    assert any("out of paint" in sentence for sentence in errors)
    path = tmp_path / "x.halves"
    path.write_text("words", "utf-8")
    with pytest.raises(InputError, match="plug-in for Halves cannot be loaded"):
        registry.read_document(path)


def test_a_broken_plugin_does_not_stop_the_program(plugin: Path, tmp_path: Path) -> None:
    code = "import sys; from ui.cli.main import main; sys.exit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [
            *(sys.executable, "-c", f"import sys; sys.path.insert(0, {str(plugin)!r}); {code}", "import"),
            *(str(tmp_path / "none.tmx"), "--project", str(tmp_path / "p.muqabala")),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.returncode == 2
    assert "Note: The format plug-in 'broken'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_names_and_suffixes_are_unambiguous() -> None:
    assert len({entry.name for entry in formats()}) == len(formats())
    for kind in Kind:
        endings = [s for entry in formats(kind) for s in entry.suffixes]
        assert len(endings) == len(set(endings))
    assert by_suffix(".mARkdown") == by_name("openiti")
    assert by_suffix(".markdown") == by_suffix(".Markdown") == by_name("markdown")
    assert by_suffix(".TMX") == by_name("tmx")
    with pytest.raises(OutputError):
        registry.write_units(Path("x.odt"), [])


def test_every_format_has_its_code() -> None:
    for entry in formats():
        assert any(entry.can(kind) for kind in Kind), entry.name
        for kind in Kind:
            if entry.can(kind):
                assert callable(load(entry, kind))


LIST = re.compile(r"""["'*]\.(?:docx|odt|tmx|xliff|sdlxliff|epub|jsonl|mARkdown)\b.*["'*]\.[a-z]+\b""")


def test_no_other_module_lists_formats() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("aligner", "db", "models", "ui")
        for path in (ROOT / room).rglob("*.py")
        if path != Path(built_in.__file__)
        for line in path.read_text("utf-8").splitlines()
        if LIST.search(line)
    ]
    assert found == []
