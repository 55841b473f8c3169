"""A library lists every project of a folder as it is now, and reads again only what has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Status
from aligner.errors import Cancelled, InputError
from aligner.permissions import Person, Role
from db import Project, TextInput
from db.library import summary as summaries
from db.library.summary import summarize
from db.stores.library_cache import LibraryCache
from tests.helpers.db_projects import ARABIC, ENGLISH, RUN, beads
from ui.services.library.listing import (
    LibraryEntry,
    LibraryFilter,
    LibraryOrder,
    chosen,
    read_library,
    sharing_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

RELEASED = sorted((Path(__file__).parents[2] / "data" / "released").glob("*/*.muqabala"))
LAYLA = Person("Layla")
OMAR = Person("Omar", Role.REVIEWER)


def make_project(path: Path, name: str, source: tuple[str, ...] = ARABIC) -> Project:
    texts = TextInput("\n".join(source), "ar", "lines"), TextInput("\n".join(ENGLISH), "en", "lines")
    project = Project.create(path, name=name, source=texts[0], target=texts[1], by=LAYLA)
    project.suggest(beads(source), RUN)
    return project


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[LibraryCache]:
    with LibraryCache(tmp_path / "cache.sqlite") as opened:
        yield opened


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Three projects in two folders: untouched, half done, approved; a damaged file; a hidden one."""
    folder = tmp_path / "shelf"
    (folder / "تاريخ").mkdir(parents=True)
    for number, name in enumerate(("new", "half", "تاريخ/done")):
        with make_project(folder / f"{name}.muqabala", name=("الرِّحلة", "Half", "Done")[number]) as project:
            ids = project.order()
            if number:
                project.confirm(ids if number == 2 else ids[:2], LAYLA)
            if number == 2:
                project.approve(ids, OMAR)
    (folder / "broken.muqabala").write_bytes(b"SQLite format 3\0" + bytes(4000))
    (folder / ".hidden.muqabala").write_bytes(b"")
    (folder / "notes.txt").write_text("no project", encoding="utf-8")
    return folder


def names(entries: list[LibraryEntry]) -> list[str]:
    return [entry.name for entry in entries]


def test_what_a_folder_holds(shelf: Path, cache: LibraryCache) -> None:
    found = {entry.name: entry for entry in read_library(shelf, cache)}
    assert sorted(found) == ["Done", "Half", "broken", "الرِّحلة"]
    assert found["broken"].summary is None
    assert found["broken"].problem is not None
    done = found["Done"].summary
    assert done is not None
    with Project.open(found["Done"].path) as project:
        counts, events = project.counts(), project.events()
    assert done.by_status == {status.value: counts.of(status) for status in Status}
    assert (done.pairs, done.of(Status.APPROVED), done.one_sided) == (counts.total, 5, counts.nulls)
    assert (done.source_words, done.source_language, done.created_by) == (16, "ar", "Layla")
    assert (done.translators, done.reviewers) == (("Layla",), ("Omar",))
    assert done.changed == events[0].at


def test_only_what_changed_is_read_again(
    shelf: Path, cache: LibraryCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_library(shelf, cache)
    read: list[str] = []

    def counted(path: Path) -> summaries.ProjectSummary:
        read.append(path.name)
        return summarize(path)

    monkeypatch.setattr(summaries, "summarize", counted)
    assert read_library(shelf, cache) == before
    assert read == ["broken.muqabala"]
    with Project.open(shelf / "half.muqabala") as project:
        project.confirm(project.order()[:3], LAYLA)
    (shelf / "new.muqabala").rename(shelf / "renamed.muqabala")
    read.clear()
    again = {entry.path.name: entry for entry in read_library(shelf, cache)}
    assert sorted(read) == ["broken.muqabala", "half.muqabala", "renamed.muqabala"]
    assert "new.muqabala" not in again
    half = again["half.muqabala"].summary
    assert half is not None
    assert sum(half.by_status[status] for status in ("confirmed", "approved")) == 3


def test_listing_changes_nothing(shelf: Path, cache: LibraryCache) -> None:
    for file in RELEASED:  # older schemas are not migrated
        shutil.copyfile(file, shelf / file.name)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in shelf.rglob("*.muqabala")}
    entries = read_library(shelf, cache)
    assert {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in shelf.rglob("*.muqabala")
    } == before
    assert not list(shelf.rglob("*-wal"))
    by_name = {entry.path.name: entry for entry in entries}
    assert all(by_name[file.name].summary is not None for file in RELEASED)


def test_a_project_that_is_open_stays_open(shelf: Path, cache: LibraryCache) -> None:
    with Project.open(shelf / "half.muqabala") as project:
        project.confirm(project.order()[:4], LAYLA)
        read_library(shelf, cache)
        project.confirm(project.order()[:5], LAYLA)
        assert project.lost is None
    after = {entry.name: entry.summary for entry in read_library(shelf, cache)}
    half = after["Half"]
    assert half is not None
    assert half.by_status["confirmed"] == 5


def test_sorted_searched_filtered(shelf: Path, cache: LibraryCache) -> None:
    every = read_library(shelf, cache)
    assert names(chosen(every, LibraryOrder.CHANGED)) == ["Done", "Half", "الرِّحلة", "broken"]
    assert names(chosen(every, LibraryOrder.PROGRESS)) == ["الرِّحلة", "Half", "Done", "broken"]
    assert names(chosen(every, LibraryOrder.NAME)) == ["broken", "Done", "Half", "الرِّحلة"]
    assert names(chosen(every, search="رحله")) == ["الرِّحلة"]
    assert names(chosen(every, search="تاريخ omar")) == ["Done"]
    assert not chosen(every, search="nobody")
    expected = {
        LibraryFilter.TO_CONFIRM: {"Half", "الرِّحلة"},
        LibraryFilter.TO_REVIEW: {"Half"},
        LibraryFilter.FINISHED: {"Done"},
        LibraryFilter.DAMAGED: {"broken"},
    }
    assert {wanted: set(names(chosen(every, wanted=wanted))) for wanted in expected} == expected


def test_translations_of_one_source(shelf: Path, cache: LibraryCache) -> None:
    with make_project(shelf / "other.muqabala", "Other", (*ARABIC[:-1], "غفر الله له")):
        pass
    groups = sharing_source(chosen(read_library(shelf, cache), LibraryOrder.NAME))
    assert [names(group) for group in groups] == [["Done", "Half", "الرِّحلة"]]


def test_reading_can_be_stopped(shelf: Path, cache: LibraryCache) -> None:
    told: list[float] = []

    def stop(done: float, message: str) -> None:
        told.append(done)
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_library(shelf, cache, stop)
    assert cache.under(shelf)  # what was read is kept


def test_no_folder(tmp_path: Path, cache: LibraryCache) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_library(tmp_path / "missing", cache)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="is a file"):
        read_library(tmp_path / "file", cache)
    assert read_library(tmp_path, cache) == []


def test_a_damaged_entry_of_the_cache_is_read_again(shelf: Path, cache: LibraryCache) -> None:
    before = read_library(shelf, cache)
    cache._connection.execute("UPDATE summaries SET summary = '{\"name\": 3}'")
    assert read_library(shelf, cache) == before
    assert json.loads(next(iter(cache.under(shelf).values()))[1])["name"] != 3
