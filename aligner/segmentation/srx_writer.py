"""Segmentation rules into SRX 2.0 files; see :mod:`aligner.segmentation.srx`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.segmentation.srx import Rule

_SPACE = "http://www.lisa.org/srx20"
_NAME = "Muqabala"


def write_srx(path: Path, rules: Iterable[Rule]) -> None:
    """Write rules for all languages, in order of precedence.

    Raises:
        OutputError: the file cannot be written.
    """
    root = etree.Element(f"{{{_SPACE}}}srx", version="2.0", nsmap=cast("Any", {None: _SPACE}))
    header = _below(root, "header", segmentsubflows="yes", cascade="no")
    for kind in ("start", "end", "isolated"):
        _below(header, "formathandle", type=kind, include="no" if kind == "start" else "yes")
    body = _below(root, "body")
    group = _below(_below(body, "languagerules"), "languagerule", languagerulename=_NAME)
    for rule in rules:
        element = _below(group, "rule", **{"break": "yes" if rule.breaks else "no"})
        _below(element, "beforebreak").text = legal_in_xml(rule.before.pattern)
        _below(element, "afterbreak").text = legal_in_xml(rule.after.pattern)
    _below(_below(body, "maprules"), "languagemap", languagepattern=".*", languagerulename=_NAME)
    with atomic_write(path) as stream:
        etree.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _below(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", attributes)
