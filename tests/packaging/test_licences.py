"""Licences of system libraries that a frozen folder may hold."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

LICENCES: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "licences.py"))


@pytest.mark.parametrize(
    ("package", "licence"),
    [
        ("libxcb-icccm4", "MIT"),
        ("libglib2.0-0t64", "LGPL-2.1-or-later"),
        ("libbz2-1.0", "bzip2-1.0.6"),
        ("libdbus-1-3", "AFL-2.1"),
        ("libx11-6", "MIT"),
        ("libpng16-16t64", "libpng-2.0"),
        ("zlib1g", "Zlib"),
        ("libpcre2-8-0", "BSD-3-Clause"),
        ("libssl3t64", "Apache-2.0"),
        ("libcom-err2", "MIT"),
        ("libstdc++6", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    ],
)
def test_a_known_library_has_its_licence(package: str, licence: str) -> None:
    assert LICENCES["system_licence"](package) == licence


@pytest.mark.parametrize("package", ["libreadline8", "libgdbm6", "libcups2"])
def test_a_library_that_nobody_has_looked_at_stops_the_build(package: str) -> None:
    with pytest.raises(LICENCES["UnknownLicenceError"], match=package):
        LICENCES["system_licence"](package)


def test_no_licence_of_the_list_is_the_gpl_without_an_exception() -> None:
    for name, licence in LICENCES["SYSTEM"].items():
        assert not licence.startswith(("GPL", "AGPL")) or " WITH " in licence, name
