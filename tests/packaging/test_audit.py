"""Pinned versions against a list of advisories."""

from __future__ import annotations

import json
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest

AUDIT: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "audit.py"))
NAME, VERSION = next(iter(AUDIT["pinned"]()))


def advisory(*events: dict[str, str], **more: Any) -> dict[str, Any]:
    affected = {
        "package": {"ecosystem": "PyPI", "name": NAME},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {"id": "X-1", "modified": "2026-11-30T00:00:00Z", "summary": "bad", "affected": [affected], **more}


@pytest.mark.parametrize(
    ("events", "hit"),
    [
        (({"introduced": "0"},), True),
        (({"introduced": "0"}, {"fixed": VERSION}), False),
        (({"introduced": VERSION},), True),
        (({"introduced": "0"}, {"last_affected": VERSION}), True),
        (({"introduced": "999999"},), False),
        (({"introduced": "0"}, {"fixed": "0.0.0.1"}, {"introduced": VERSION}), True),
    ],
)
def test_ranges_are_those_of_osv(events: tuple[dict[str, str], ...], hit: bool) -> None:
    assert bool(AUDIT["found"]([advisory(*events)])) is hit


def test_a_version_that_is_listed_is_found_and_a_withdrawn_advisory_is_not() -> None:
    listed = {
        "id": "X-2",
        "affected": [{"package": {"ecosystem": "PyPI", "name": NAME.upper()}, "versions": [VERSION]}],
    }
    assert AUDIT["found"]([listed])
    assert not AUDIT["found"]([{**listed, "withdrawn": "2026-01-01T00:00:00Z"}])
    other = {"ecosystem": "npm", "name": NAME}
    assert not AUDIT["found"]([{"id": "X-3", "affected": [{"package": other, "versions": [VERSION]}]}])


def test_exit_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ADVISORIES", raising=False)
    assert AUDIT["main"]([]) == 3
    assert "Not compared" in capsys.readouterr().err
    (tmp_path / "X-1.json").write_text(json.dumps(advisory({"introduced": "0"})))
    assert AUDIT["main"]([str(tmp_path)]) == 1
    assert f"{NAME} {VERSION}" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("X-1.json", json.dumps(advisory({"introduced": "999999"})))
    monkeypatch.setenv("ADVISORIES", str(tmp_path / "all.zip"))
    assert AUDIT["main"]([]) == 0
    assert "up to 2026-11-30: 0 known" in capsys.readouterr().out


def test_every_file_of_pinned_versions_is_compared() -> None:
    packages = AUDIT["pinned"]()
    assert {file for files in packages.values() for file in files} == set(AUDIT["PINNED"])
