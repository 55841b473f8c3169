"""A library of an older program: one sentence on what its administrator has to do, and then it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from aligner.bitext import Status
from aligner.errors import ProjectError
from tests.helpers.db_projects import ANA, ServerPlace, aligned_project, open_project
from tests.helpers.postgresql import server
from ui.cli.main import BAD_INPUT, main
from ui.services.library.servers import read_server

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.server import Library

SENTENCE = (
    "has another form than this program knows. "
    "Ask the administrator of the library to run muqabala server init once more"
)

OLDER = {
    "no list": "DROP FUNCTION library.list_projects(); DROP FUNCTION library.summarize(text)",
    "no versions of projects": (
        "DROP FUNCTION library.list_projects(); DROP FUNCTION library.summarize(text); "
        "DROP TABLE library.latest, library.summaries"
    ),
    "no versions, but the function": "DROP TABLE library.latest, library.summaries",
}
"""What a library of an older form lacks."""


@pytest.fixture
def url() -> Iterator[str]:
    """A library of its own: the others' must keep their form."""
    with server() as address:
        from db.server import Library

        with Library(address) as library:
            library.init()
        yield address


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    from db.server import Library

    with Library(url) as opened:
        yield opened


def _run(url: str, statements: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(statements))
    engine.dispose()


def test_an_older_library_says_what_its_administrator_has_to_do(url: str, library: Library) -> None:
    place = ServerPlace(url)
    aligned_project(place).close()
    for statements in OLDER.values():
        _run(url, statements)
        with pytest.raises(ProjectError, match=SENTENCE) as raised:
            library.summaries()
        assert "\n" not in str(raised.value)
        library.init()
        assert [summary.pairs for _, summary in library.summaries()] == [5]
    with open_project(place) as project:
        project.confirm([1], ANA)
    assert [summary.of(Status.CONFIRMED) for _, summary in library.summaries()] == [1]
    _run(url, OLDER["no versions of projects"])
    with open_project(place) as project, pytest.raises(ProjectError, match=SENTENCE):
        project.confirm([2], ANA)
    with pytest.raises(ProjectError, match=SENTENCE):
        read_server(url)  # the list in the window


def test_a_library_from_before_its_people_says_so(
    url: str, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(url, "DROP TABLE library.members CASCADE; DROP TABLE library.people CASCADE")
    for ask in (library.me, library.people):
        with pytest.raises(ProjectError, match=SENTENCE):
            ask()
    assert main(["server", "roles", url]) == BAD_INPUT
    said = capsys.readouterr().err
    assert SENTENCE in said
    assert "Traceback" not in said
    library.init()
    assert library.people() == ()
