"""What a page does not show: by the ``hidden`` attribute, a style of the element, or a rule of a style sheet.

Rules are read as far as they say ``display``, ``visibility``, ``content-visibility`` or Word's ``mso-hide``.
Those with a selector or a condition that is not understood are passed over: in doubt a text stays. Sheets
that a sheet imports are read where the book holds them. Nothing is fetched.

Source: CSS Cascading and Inheritance Level 4, section 6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from aligner.formats.documents.html.media import holds_on_screens
from aligner.formats.documents.html.selectors import Step, fits, selectors_of
from aligner.formats.io.safe_xml import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    Element = etree._Element

_LONGEST, _MOST_SELECTORS = 2_000_000, 20_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"""[{};]|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?""")
_STRING = re.compile(r"""["'][^"']*["']?""")
_DECLARED = re.compile(
    r"(?:\A|;)\s*(display|visibility|content-visibility|mso-hide)\s*:\s*([a-z-]+)[^;!]*(!\s*important)?",
    re.IGNORECASE,
)
_HIDING = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "mso-hide": ("all",),
}
_AT_RULE = re.compile(r"@([\w-]+)\s*(.*)", re.DOTALL)
_BEGINNING = re.compile(
    r"\s*@(?:charset\b[^;]*;|layer\b[^;{]*;"
    r"|import\s+(?:url\(\s*)?[\"']?(?P<href>[^\"')\s;]+)[\"']?\s*\)?(?P<media>[^;]*);)",
    re.IGNORECASE,
)
_OF_IMPORT = re.compile(r"\blayer(?:\([^)]*\))?|\bsupports\([^)]*\)", re.IGNORECASE)


class _Rule(NamedTuple):
    """A declaration for the elements of a selector; the larger ``weight`` decides."""

    steps: tuple[Step, ...]
    said: tuple[str, bool]
    weight: tuple[int, ...]


@dataclass(slots=True)
class StyleSheet:
    """The rules of a sheet that show or hide, by the last name in their selectors.

    Attributes:
        imports: addresses of the sheets that come before its own rules.
    """

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    imports: list[str] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, css: str) -> StyleSheet:
        """Read a sheet; what is not understood is passed over."""
        sheet = cls()
        css = _COMMENT.sub(" ", css[:_LONGEST])
        at = 0
        while (beginning := _BEGINNING.match(css, at)) is not None:
            at = beginning.end()
            if beginning["href"] and holds_on_screens(_OF_IMPORT.sub("", beginning["media"])):
                sheet.imports.append(beginning["href"])
        for selectors, block in _blocks(css):
            if said := list(_declared(block)):
                for steps in selectors_of(selectors):
                    if sheet.count < _MOST_SELECTORS:
                        sheet._add(steps, said)
        return sheet

    def _add(self, steps: tuple[Step, ...], said: list[tuple[str, bool, bool]]) -> None:
        last = steps[-1]
        key = (
            f"#{last.names[0]}" if last.names else f".{last.classes[0]}" if last.classes else last.tag or "*"
        )
        specific = (
            sum(len(step.names) for step in steps),
            sum(
                len(step.classes)
                + len(step.attributes)
                + len(step.places)
                + sum(word != "where" for word, _ in step.choices)
                for step in steps
            ),
            sum(bool(step.tag) for step in steps),
        )
        for name, hides, important in said:
            self.count += 1
            rule = _Rule(steps, (name, hides), (int(important), 0, *specific, self.count))
            self.rules.setdefault(key, []).append(rule)


class Hiding:
    """Says which elements of a page are not shown.

    Args:
        sheets: in the order in which the page names them.
    """

    def __init__(self, sheets: list[StyleSheet]) -> None:
        self._sheets = [sheet for sheet in sheets if sheet.count]
        self._keys = {key for sheet in self._sheets for key in sheet.rules}

    @classmethod
    def of(cls, root: Element, linked: Callable[[str], list[StyleSheet]] | None = None) -> Hiding:
        """The style sheets of a page.

        Args:
            linked: gives a sheet that the page refers to, after those that it imports; None for none of them.
        """
        sheets: list[StyleSheet] = []
        for element in root.iter("{*}style", "{*}link", "style", "link"):
            if not holds_on_screens(element.get("media", "")):
                continue
            if local(element).lower() == "style":
                sheet = StyleSheet.of("".join(map(str, element.itertext())))
                if linked is not None:
                    for href in sheet.imports:
                        sheets += linked(href)
                sheets.append(sheet)
            elif linked is not None and element.get("rel", "").lower().split() == ["stylesheet"]:
                sheets += linked(element.get("href", ""))
        return cls(sheets)

    def hides(self, element: Element) -> bool:
        """Whether an element is not shown, by what is said about itself."""
        if local(element).lower() in ("html", "body"):
            return False  # hidden until a program of the page shows it
        said = self._said(element)
        if any(said.get(name) for name in ("display", "content-visibility", "mso-hide")):
            return True
        # An element in an invisible one may be visible.
        return said.get("visibility", False) and not any(
            self._said(inner).get("visibility") is False
            for inner in element.iterdescendants()
            if isinstance(inner.tag, str)
        )

    def _said(self, element: Element) -> dict[str, bool]:
        """What holds for an element: by property, whether it hides."""
        style = element.get("style")
        found: dict[str, tuple[tuple[int, ...], bool]] = {}
        if element.get("hidden") is not None:
            found["display"] = (-1,), True
        for number, sheet in enumerate(self._sheets):
            for key in self._keys_of(element):
                for rule in sheet.rules.get(key, ()):
                    name, hides = rule.said
                    weight = (*rule.weight[:-1], number, rule.weight[-1])
                    if (name not in found or found[name][0] < weight) and fits(rule.steps, element):
                        found[name] = weight, hides
        if style:
            for name, hides, important in _declared(_STRING.sub("", style)):
                weight = (int(important), 1)
                if name not in found or found[name][0] < weight:
                    found[name] = weight, hides
        return {name: hides for name, (_, hides) in found.items()}

    def _keys_of(self, element: Element) -> Iterator[str]:
        if not self._keys:
            return
        classes = dict.fromkeys(element.get("class", "").split())
        keys = ["*", local(element).lower(), f"#{element.get('id', '')}", *(f".{name}" for name in classes)]
        for key in keys:
            if key in self._keys:
                yield key


def _declared(block: str) -> Iterator[tuple[str, bool, bool]]:
    """Properties that show or hide: their name, whether they hide, whether they are important."""
    for match in _DECLARED.finditer(block):
        name, value = match[1].lower(), match[2].lower()
        yield name, value in _HIDING[name], match[3] is not None


def _holds(at_rule: str) -> bool:
    """Whether the rules inside a rule of this kind hold for a screen."""
    match = _AT_RULE.match(at_rule)
    word, condition = (match[1].lower(), match[2]) if match is not None else ("", "")
    # Browsers of today know what older sheets ask for.
    is_known = word == "layer" or (word == "supports" and not re.search(r"\bnot\b", condition))
    return is_known or (word == "media" and holds_on_screens(condition))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold for a screen."""
    open_blocks: list[str | None] = []  # the selectors of a rule, "" of a group of rules, None of all else
    start = 0
    for match in _TOKEN.finditer(css):
        token = match[0]
        if token == "{":
            before = css[start : match.start()].strip()
            inside = open_blocks[-1] if open_blocks else ""
            if inside != "":
                if open_blocks:
                    open_blocks[-1] = None  # a rule that holds rules
                open_blocks.append(None)
            elif before.startswith("@"):
                open_blocks.append("" if _holds(before) else None)
            else:
                open_blocks.append(before or None)
            start = match.end()
        elif token == "}":
            selectors = open_blocks.pop() if open_blocks else None
            if selectors:
                yield selectors, _STRING.sub("", css[start : match.start()])
            start = match.end()
        elif token == ";" and (not open_blocks or open_blocks[-1] == ""):
            start = match.end()
