"""Reads and writes Qt's translation sources (``.ts``, version 2.1), as Qt Linguist does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Key of a translation."""

    context: str
    source: str
    comment: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Translation:
    """One text to translate.

    Attributes:
        forms: the translation; several where a number decides on the form, in the order of Qt's rules.
        numerus: whether a number decides on the form.
    """

    key: Key
    forms: tuple[str, ...] = ()
    numerus: bool = False

    @property
    def is_finished(self) -> bool:
        return bool(self.forms) and all(self.forms)


def read_ts(path: Path) -> dict[Key, Translation]:
    """Read a source of this program, which is trusted."""
    messages: dict[Key, Translation] = {}
    for context in ElementTree.parse(path).getroot().iterfind("context"):
        name = context.findtext("name", "")
        for node in context.iterfind("message"):
            key = Key(name, node.findtext("source", ""), node.findtext("comment", ""))
            translation = node.find("translation")
            forms: tuple[str, ...] = ()
            if translation is not None:
                plural = tuple(form.text or "" for form in translation.iterfind("numerusform"))
                forms = plural or ((translation.text,) if translation.text else ())
            messages[key] = Translation(key, forms, node.get("numerus") == "yes")
    return messages


def write_ts(path: Path, language: str, messages: Iterable[Translation]) -> None:
    """Write the messages sorted and without line numbers, so that a diff shows what changed."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context: ElementTree.Element | None = None
    name = None
    for message in sorted(messages, key=lambda message: message.key):
        if context is None or message.key.context != name:
            name = message.key.context
            context = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(context, "name").text = name
        attributes = {"numerus": "yes"} if message.numerus else {}
        node = ElementTree.SubElement(context, "message", attributes)
        ElementTree.SubElement(node, "source").text = message.key.source
        if message.key.comment:
            ElementTree.SubElement(node, "comment").text = message.key.comment
        state = {} if message.is_finished else {"type": "unfinished"}
        translation = ElementTree.SubElement(node, "translation", state)
        if message.numerus:
            for form in message.forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = message.forms[0] if message.forms else None
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
