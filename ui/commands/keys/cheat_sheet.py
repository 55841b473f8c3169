"""The sheet of keyboard shortcuts: HTML to print, Markdown for the documentation."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QGuiApplication, QKeySequence, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from aligner.errors import OutputError
from ui.commands.catalog import menu_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ui.commands.spec import CommandSpec, Text

_STYLE = (
    "body{font-family:Inter,'IBM Plex Sans Arabic',Amiri,sans-serif;font-size:9pt;color:#1d1b18}"
    "h1{font-size:17pt;margin-bottom:0}h2{font-size:11pt;margin:11pt 0 2pt 0}"
    "p{color:#5b574f;margin:2pt 0 4pt 0}td{padding:2pt 8pt;vertical-align:top}"
    ".key{font-weight:600;white-space:nowrap}.what{color:#5b574f}"
)
_NAMES = {"Return": "Enter", "Del": "Delete"}
_SHORTENED = re.compile(r"\b(?:Return|Del)$")


def shown(key: str) -> str:
    """A key as this system writes it; from left to right in a mirrored interface too."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return f"\u2066{native}\u2069" if native and QGuiApplication.isRightToLeft() else native


def plain(text: str | Text) -> str:
    """The name of a command without mnemonic and ellipsis."""
    return str(text).replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def by_menu(commands: Iterable[CommandSpec]) -> list[tuple[str, list[CommandSpec]]]:
    """The commands of each menu, by its title, in order."""
    return [(menu, list(of_menu)) for menu, of_menu in groupby(commands, menu_title)]


def to_html(
    commands: Iterable[CommandSpec], keys: Mapping[str, Sequence[str]], preset: str, *, for_pdf: bool = False
) -> str:
    """A page to print, without the commands that have no key.

    Args:
        for_pdf: reverse the columns of a right-to-left page, as browsers do and Qt's text documents do not.
    """
    title = QCoreApplication.translate("keys", "Muqabala keyboard shortcuts")
    direction = "rtl" if QGuiApplication.isRightToLeft() else "ltr"
    turned = for_pdf and QGuiApplication.isRightToLeft()
    parts = [
        f"<html dir='{direction}'><head><meta charset='utf-8'><title>{escape(title)}</title>",
        f"<style>{_STYLE}</style></head>",
        f"<body><h1>{escape(title)}</h1><p>{escape(preset)}</p>",
    ]
    for menu, of_menu in by_menu(commands):
        rows = [
            _row(
                [
                    f"<td width='26%' class='key'>{escape('   '.join(map(shown, keys[command.id])))}</td>",
                    f"<td width='30%'>{escape(plain(command.text))}</td>",
                    f"<td width='44%' class='what'>{escape(str(command.tooltip))}</td>",
                ],
                turned=turned,
            )
            for command in of_menu
            if keys[command.id]
        ]
        if rows:
            parts += [f"<h2>{escape(menu)}</h2><table width='100%' cellspacing='0'>", *rows, "</table>"]
    return "".join([*parts, "</body></html>"])


def _row(cells: list[str], *, turned: bool) -> str:
    return f"<tr>{''.join(reversed(cells) if turned else cells)}</tr>"


def write_pdf(path: Path, html: str) -> None:
    """Set the page on A4.

    Raises:
        OutputError: the file cannot be written there.
    """
    try:
        with path.open("ab"):
            pass
    except OSError as error:
        raise OutputError(
            "cannot be written: {why}", path=path, why=error.strerror, remedy="Choose another place"
        ) from error
    writer = QPdfWriter(str(path))
    writer.setTitle(QCoreApplication.translate("keys", "Muqabala keyboard shortcuts"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(16, 14, 16, 14), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)


def to_markdown(
    commands: Iterable[CommandSpec],
    columns: Mapping[str, Mapping[str, Sequence[str]]],
    headings: tuple[str, str] = ("command", "what it does"),
) -> str:
    """Tables for the documentation, one for each menu.

    Args:
        columns: name of a preset → its keys by command id.
        headings: of the first and the last column.
    """
    lines = []
    for menu, of_menu in by_menu(commands):
        lines += ["", f"## {menu}", "", f"| {headings[0]} | {' | '.join(columns)} | {headings[1]} |"]
        lines.append(f"|---|{'---|' * len(columns)}---|")
        for command in of_menu:
            cells = [" ".join(map(_code, keys[command.id])) or "–" for keys in columns.values()]
            lines.append(f"| {plain(command.text)} | {' | '.join(cells)} | {str(command.tooltip) or '–'} |")
    return "\n".join(lines) + "\n"


def _code(key: str) -> str:
    """A key between backticks, named as on the keyboard."""
    key = _SHORTENED.sub(lambda found: _NAMES[found[0]], key)
    return f"`{key}`" if "`" not in key else f"`` {key} ``"
