"""Find the texts of the window that are marked for translation, and marks that cannot be translated.

lupdate knows ``self.tr`` and ``QCoreApplication.translate`` only; functions outside classes mark their texts
through a small function of their own (``_tr("…")``), whose body names the context. This module reads both.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.i18n.tools.ts_file import Key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(slots=True)
class MarkedText:
    """Attributes:
    keys: the texts, and whether a number decides on their form.
    problems: "file:line: what" of each call that cannot be translated.
    """

    keys: dict[Key, bool] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def find_marked(files: Iterable[Path]) -> MarkedText:
    """Return the texts that these modules mark."""
    found = MarkedText()
    for file in files:
        _Reader(file.as_posix(), found).visit(ast.parse(file.read_text(encoding="utf-8")))
    return found


class _Reader(ast.NodeVisitor):
    def __init__(self, file: str, found: MarkedText) -> None:
        self._file, self._found = file, found
        self._classes: list[str] = []
        self._functions: list[dict[str, str]] = [{}]

    def visit_Module(self, node: ast.Module) -> None:
        self._scope(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if _context_of(node) is None:
            self._scope(node)

    def _scope(self, node: ast.Module | ast.FunctionDef) -> None:
        """Read a module or function that may define marking functions."""
        marking = {
            item.name: context
            for item in node.body
            if isinstance(item, ast.FunctionDef) and (context := _context_of(item)) is not None
        }
        self._functions.append(self._functions[-1] | marking)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        func = node.func
        if isinstance(func, ast.Attribute) and func.attr == "tr" and _is(func.value, "self"):
            self._note(node, self._classes[-1] if self._classes else "", node.args)
        elif (
            isinstance(func, ast.Attribute)
            and func.attr == "translate"
            and _is(func.value, "QCoreApplication")
        ):
            context = _text(node.args[0])
            if context is None:
                self._problem(node, "the context is no literal")
            else:
                self._note(node, context, node.args[1:])
        elif isinstance(func, ast.Name) and func.id in self._functions[-1]:
            self._note(node, self._functions[-1][func.id], node.args)
        self.generic_visit(node)

    def _note(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        texts = _choices(arguments[0]) if arguments else None
        comment = _text(arguments[1]) if len(arguments) > 1 else ""
        if not texts or comment is None:
            self._problem(node, "the text is no literal")
            return
        numerus = len(arguments) > 2
        for text in texts:
            if ("%n" in text or "%Ln" in text) != numerus:
                self._problem(node, f"%n without a number, or a number without %n: {text!r}")
            self._found.keys[Key(context, text, comment)] = numerus

    def _problem(self, node: ast.Call, what: str) -> None:
        self._found.problems.append(f"{self._file}:{node.lineno}: {what}")


def _context_of(node: ast.FunctionDef) -> str | None:
    """Return the context of a marking function; None for another function."""
    last = node.body[-1]
    if isinstance(last, ast.Return) and isinstance(last.value, ast.Call):
        call = last.value
        marks = isinstance(call.func, ast.Attribute) and call.func.attr == "translate"
        marks = marks or _is(call.func, "Text")  # ui.commands.spec.Text, translated where it is shown
        if (
            marks
            and len(call.args) >= 2
            and any(_is(call.args[1], argument.arg) for argument in node.args.args)
        ):
            return _text(call.args[0])
    return None


def _choices(node: ast.expr) -> list[str] | None:
    """Return the texts of a literal, or of a choice between literals."""
    if isinstance(node, ast.IfExp):
        one, other = _choices(node.body), _choices(node.orelse)
        return one + other if one and other else None
    text = _text(node)
    return None if text is None else [text]


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
