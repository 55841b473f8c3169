"""``muqabala server``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers.db_projects import ANA, BADR, aligned_project
from tests.helpers.postgresql import server
from ui.cli.main import BAD_INPUT, OK, main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server() as address:
        yield address


def test_a_project_goes_to_a_library_and_back(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aligned_project(tmp_path / "a.muqabala").close()
    assert main(["server", "list", url]) == BAD_INPUT
    assert "is no library" in capsys.readouterr().err
    assert main(["server", "init", url]) == OK
    assert main(["server", "add", url, str(tmp_path / "a.muqabala"), "--by", "Ana"]) == OK
    schema = capsys.readouterr().out.split()[-1]
    assert main(["server", "list", url, "--json"]) == OK
    assert [entry["schema"] for entry in json.loads(capsys.readouterr().out)] == [schema]
    assert main(["server", "fetch", url, schema, "-o", str(tmp_path / "b.muqabala")]) == OK
    assert main(["check", str(tmp_path / "b.muqabala")]) == OK
    assert main(["server", "archive", url, schema]) == OK
    capsys.readouterr()
    assert main(["server", "list", url]) == OK
    assert "(archived)" in capsys.readouterr().out

    assert main(["server", "invite", url, "ليلى ", "--role", "reviewer"]) == OK
    said = capsys.readouterr().out
    assert said.startswith("ليلى: reviewer, signs in as ليلى\npassword: ")
    assert main(["server", "invite", url, "ليلى", "--role", "translator", "--project", schema]) == OK
    assert main(["server", "roles", url]) == OK
    assert f"ليلى  ليلى  translator  ({schema})" in capsys.readouterr().out
    assert main(["server", "backup", url, str(tmp_path / "kept")]) == OK
    kept = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert kept == ["library.json", f"{schema}.muqabala"]
    assert main(["server", "backup", url, str(tmp_path / "kept")]) == BAD_INPUT
    assert main(["server", "dismiss", url, "ليلى"]) == OK
    capsys.readouterr()
    assert main(["server", "roles", url, "--json"]) == OK
    assert json.loads(capsys.readouterr().out) == []


def test_a_project_is_checked_out_and_in(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from db import Project
    from db.server import Library

    aligned_project(tmp_path / "a.muqabala").close()
    with Library(url) as library:
        library.init()
        schema = library.add(tmp_path / "a.muqabala", by=ANA)
        out = tmp_path / "out.muqabala"
        assert main(["server", "checkout", url, schema, str(out)]) == OK
        with Project.open(out) as file, library.open(schema) as server:
            file.confirm([1], ANA)
            file.merge(2, ANA)
            server.merge(3, BADR)
        capsys.readouterr()
        assert main(["server", "checkin", str(out)]) == 1
        said = capsys.readouterr().out
        assert said.startswith("1 commands checked in, 1 left out")
        assert "Badr changed this pair in the meantime" in said or "Somebody changed" in said
        assert "theirs: " in said
        assert main(["server", "checkin", str(out), "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["stored"] == 1
        with library.open(schema) as server:
            assert server.rows([1])[0].confirmed_by == "Ana"
    assert main(["server", "checkin", str(tmp_path / "a.muqabala")]) == BAD_INPUT
