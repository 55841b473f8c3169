"""The size and shape of the code: small classes and modules, names that mean one thing, no import circles.

Import contracts between rooms are in pyproject.toml; these are the rules that import-linter does not know.
"""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import grimp

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
ROOMS = ("aligner", "models", "db", "ui")
MOST_METHODS = 30
"""Public methods and properties of a class."""
MOST_LINES = 450
"""Lines of a module."""
MOST_MODULES = 14
"""Modules of a folder, its ``__init__`` not counted."""

TWICE: set[str] = set()
"""Names of public classes that mean two things on purpose."""

LONG: set[str] = set()
"""Modules still to be divided."""


class Shape(NamedTuple):
    """What these rules need of a module; syntax trees of the whole program would fill the memory."""

    path: str
    lines: int
    classes: dict[str, int]
    """Public methods by class, those inside classes too."""
    named: tuple[str, ...]
    """Public classes at the top of the module."""


@cache
def modules() -> tuple[Shape, ...]:
    """The modules of the program."""
    return tuple(map(shape, chain.from_iterable((ROOT / room).rglob("*.py") for room in ROOMS)))


def shape(path: Path) -> Shape:
    source = path.read_text(encoding="utf-8")
    body = ast.parse(source).body
    named = tuple(
        node.name for node in body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    counts = {node.name: len(public_methods(node)) for node in classes(body)}
    return Shape(path.relative_to(ROOT).as_posix(), source.count("\n"), counts, named)


def classes(body: list[ast.stmt]) -> Iterator[ast.ClassDef]:
    """Classes of a module and those inside them."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node
            yield from classes(node.body)


def public_methods(node: ast.ClassDef) -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {item.name for item in node.body if isinstance(item, kinds) and not item.name.startswith("_")}


def test_no_class_has_too_many_public_methods() -> None:
    large = {
        f"{module.path}:{name}": count
        for module in modules()
        for name, count in module.classes.items()
        if count > MOST_METHODS
    }
    assert large == {}


def test_no_module_is_too_long() -> None:
    long = {module.path for module in modules() if module.lines > MOST_LINES}
    assert long - LONG == set()
    assert long >= LONG, "take what is short enough now from the list"


def test_no_folder_has_too_many_modules() -> None:
    folders = Counter(
        module.path.rpartition("/")[0] for module in modules() if not module.path.endswith("__init__.py")
    )
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_a_class_name_means_one_thing() -> None:
    counts = Counter(name for module in modules() for name in module.named)
    twice = {
        name: [module.path for module in modules() if name in module.named]
        for name, count in counts.items()
        if count > 1
    }
    assert {name: paths for name, paths in twice.items() if name not in TWICE} == {}
    assert set(twice) >= TWICE, "take what is unique now from the list"


def test_modules_do_not_import_one_another_in_a_circle() -> None:
    """Imports inside functions and for types only count too."""
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    # Take away what imports nothing that is left, and what nothing that is left imports: circles remain.
    left = set(imports)
    while True:
        ends = {module for module in left if not imports[module] & left}
        ends |= left - set().union(*(imports[module] for module in left)) if left else set()
        if not ends:
            break
        left -= ends
    assert {module: sorted(imports[module] & left) for module in sorted(left)} == {}
