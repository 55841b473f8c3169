"""No text of a person or a file is ever markup: what the source code may do with labels and tooltips."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import ui

UI = Path(ui.__file__).parent
_LITERALS = frozenset(["tr", "_tr", "translate"])
_ALLOWED = frozenset(
    [
        "widgets/text/plain_label.py",  # the plain label itself
        "widgets/coach_mark.py",  # rich texts of the tour, which escapes names (ui/controllers/tour.py)
    ]
)


def _is_literal(node: ast.expr) -> bool:
    """Whether an expression is a text of the program itself, translated or not."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return _is_literal(node.body) and _is_literal(node.orelse)
    if isinstance(node, ast.Call):
        return _called(node) in _LITERALS
    return False


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _violations(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _called(node)
        if called == "QLabel" and not (node.args and _is_literal(node.args[0])):
            found.append(f"{node.lineno}: QLabel of a text that is no literal; take PlainLabel")
        elif called in ("setToolTip", "setWhatsThis") and len(node.args) == 1 and not _is_safe_tip(node):
            found.append(f"{node.lineno}: setToolTip of a text that is no literal; take plain_tip(…)")
        elif called == "showText" and len(node.args) > 1 and not _is_plain(node.args[1]):
            found.append(f"{node.lineno}: QToolTip.showText of a text that is no literal; take plain_tip(…)")
    return found


def _is_safe_tip(call: ast.Call) -> bool:
    """Items are exempt: their views show tooltips as plain text (:class:`PlainTips`)."""
    owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    return owner == "item" or _is_plain(call.args[0])


def _is_plain(node: ast.expr) -> bool:
    return _is_literal(node) or (isinstance(node, ast.Call) and _called(node) == "plain_tip")


def test_labels_and_tooltips_of_other_texts_are_plain() -> None:
    found = {
        name: wrong
        for path in sorted(UI.rglob("*.py"))
        if (name := path.relative_to(UI).as_posix()) not in _ALLOWED
        and (wrong := _violations(ast.parse(path.read_text("utf-8"))))
    }
    assert found == {}


def test_html_is_made_of_escaped_texts_only() -> None:
    """Modules that make HTML of texts import what escapes them."""
    makers = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if any(mark in path.read_text("utf-8") for mark in ("setHtml(", "insertHtml(", "TextFormat.RichText"))
    }
    escaping = {
        name
        for name in makers
        if "escape" in (source := (UI / name).read_text("utf-8")) or "RichText" in source
    }
    assert makers == escaping


def test_views_show_tooltips_as_plain_text() -> None:
    """A module that makes a view gives it a delegate that does, or the dress that has one."""
    made = re.compile(r"= Q(?:TableView|TreeWidget|TreeView|ListWidget|ListView|TableWidget)\(")
    found = [
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if made.search(source := path.read_text("utf-8"))
        and not re.search(r"setItemDelegate\(|dress_(?:table|tree)\(", source)
    ]
    assert found == []
