"""Finds the templates of messages in the packages without Qt (:mod:`aligner.messages`).

A template is a literal: the first argument of ``Message(…)``, the last of ``Message.counted(…, …)``, the
first argument and the ``remedy`` of an error of the program, and the text of a progress report or a warning.
"""

from __future__ import annotations

import ast
from string import Formatter
from typing import TYPE_CHECKING

from ui.i18n.contexts import CORE
from ui.i18n.tools.extract import MarkedText
from ui.i18n.tools.ts_file import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ROOT = "MuqabalaError"
_TEXT_AT = {"progress": 1, "_progress": 1, "as_tick": 2, "warn": 0, "_warn": 0}
"""Functions that take a text for people, with its place among the arguments."""


def find_templates(files: Iterable[Path]) -> MarkedText:
    """Return the templates in these modules, and the calls whose template is no literal or is not filled."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    errors = _family(trees.values())
    found = MarkedText()
    for file, tree in trees.items():
        _Finder(file.as_posix(), tree, errors, found).visit(tree)
    return found


def placeholders(template: str) -> set[str]:
    """Return the names that a template wants filled."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _family(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of the error classes of the program."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    family = {_ROOT}
    while grown := {name for name, of in bases.items() if of & family} - family:
        family |= grown
    return family


class _Finder(ast.NodeVisitor):
    def __init__(self, file: str, tree: ast.Module, errors: set[str], found: MarkedText) -> None:
        self._file, self._errors, self._found = file, errors, found
        self._assigned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assigned.setdefault(_name(target), []).append(node.value)
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                self._assigned.setdefault(_name(node.target), []).append(node.value)
        self._in_error = False

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._in_error = self._in_error, node.name in self._errors
        self.generic_visit(node)
        self._in_error = outer

    def visit_Call(self, node: ast.Call) -> None:
        name, owner = _name(node.func), _name(getattr(node.func, "value", node.func))
        remedies = [item.value for item in node.keywords if item.arg == "remedy"]
        if name == "Message":
            self._note(node, node.args[:1])
        elif (owner, name) == ("Message", "counted"):
            self._note(node, node.args[:2], numerus=True)
        elif name in self._errors or (self._in_error and name == "__init__"):
            self._note(node, [*node.args[:1], *remedies])
        elif name in _TEXT_AT:
            self._note(node, node.args[_TEXT_AT[name] :][:1])
        self.generic_visit(node)

    def _note(self, call: ast.Call, wanted: list[ast.expr], *, numerus: bool = False) -> None:
        outcomes = [outcome for node in wanted for outcome in self._outcomes(node)]
        for outcome in filter(_is_made, outcomes):
            self._problem(call, f"the template is no literal: {ast.unparse(outcome)}")
        texts = [
            node.value for node in outcomes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        given = {item.arg for item in call.keywords} - {"remedy", "path", "bead", "yours", "theirs"}
        needed = {name for text in texts for name in placeholders(text)} if given else set()
        if None not in given and texts and given != needed:
            self._problem(call, f"the arguments are {sorted(map(str, given))}, not {sorted(needed)}")
        for text in texts[1:] if numerus else texts:
            if _has_words(text):
                self._found.keys[Key(CORE, text)] = numerus

    def _outcomes(self, node: ast.expr) -> Iterator[ast.expr]:
        """Return the expressions that one may come to, with those assigned to a variable of its name."""
        if isinstance(node, ast.IfExp):
            yield from self._outcomes(node.body)
            yield from self._outcomes(node.orelse)
        elif isinstance(node, ast.Name) and node.id in self._assigned:
            for value in self._assigned[node.id]:
                if not isinstance(value, ast.Name):
                    yield from self._outcomes(value)
        else:
            yield node

    def _problem(self, node: ast.Call, what: str) -> None:
        self._found.problems.append(f"{self._file}:{node.lineno}: {what}")


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_made(node: ast.expr) -> bool:
    """Tell whether an expression makes a text at run time, of which no catalogue can know."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, (ast.Add, ast.Mod))
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and _name(node.func) == "format")


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for literal, *_ in Formatter().parse(text) for letter in literal)
