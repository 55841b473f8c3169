"""What a page does not show: by the ``hidden`` attribute, a style of the element, or a rule of a style sheet.

Rules are read as far as they say ``display``, ``visibility`` or Word's ``mso-hide``, where their selectors
are made of names, classes, ids, attributes, descendants and children. Rules with pseudo-classes, for print or
for a width of the window are passed over: in doubt a text stays. Nothing is fetched.

Source: CSS Cascading and Inheritance Level 4, section 6; Selectors Level 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from aligner.formats.io.safe_xml import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    Element = etree._Element

_LONGEST, _MOST_SELECTORS, _MOST_STEPS = 2_000_000, 20_000, 12
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"""[{};]|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?""")
_STRING = re.compile(r"""["'][^"']*["']?""")
_DECLARED = re.compile(
    r"(?:\A|;)\s*(display|visibility|mso-hide)\s*:\s*([a-z-]+)[^;!]*(!\s*important)?", re.IGNORECASE
)
_SHOWN_MEDIA = re.compile(r"(?:only\s+)?(?:all|screen)\Z", re.IGNORECASE)
_STEP = re.compile(r"\s*(>)?\s*((?:[\w-]+|\*)?(?:[.#][\w-]+|\[[^\]]*\])*)")
_SELECTOR = re.compile(r"(?:[^,\[]|\[[^\]]*\]?)+")
_PART = re.compile(r"([.#])([\w-]+)|\[\s*([\w|-]+)\s*(?:(~?=)\s*[\"']?([^\"'\]]*?)[\"']?\s*)?\]")
_OPS = "{http://www.idpf.org/2007/ops}"


class _Step(NamedTuple):
    """A part of a selector that is about one element; ``child``: of the element of the step before it."""

    child: bool
    tag: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]

    def fits(self, element: Element) -> bool:
        if self.tag and local(element).lower() != self.tag:
            return False
        if self.names and any(element.get("id") != name for name in self.names):
            return False
        if self.classes and not set(self.classes) <= set(element.get("class", "").split()):
            return False
        for name, how, wanted in self.attributes:
            value = element.get(name)
            if name.startswith("epub|"):
                own = name.partition("|")[2]
                value = element.get(f"{_OPS}{own}") or element.get(f"epub:{own}")
            if (
                value is None
                or (how == "=" and value != wanted)
                or (how == "~=" and wanted not in value.split())
            ):
                return False
        return True


class _Rule(NamedTuple):
    """A declaration for the elements of a selector; the larger ``weight`` decides."""

    steps: tuple[_Step, ...]
    said: tuple[str, bool]
    weight: tuple[int, ...]

    def fits(self, element: Element) -> bool:
        here: Element | None = element
        if not self.steps[-1].fits(element):
            return False
        child = self.steps[-1].child
        for step in reversed(self.steps[:-1]):
            assert here is not None
            here = here.getparent()
            while here is not None and not step.fits(here):
                here = None if child else here.getparent()
            if here is None:
                return False
            child = step.child
        return True


@dataclass(slots=True)
class StyleSheet:
    """The rules of a sheet that show or hide, by the last name in their selectors."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    count: int = 0

    @classmethod
    def of(cls, css: str) -> StyleSheet:
        """Read a sheet; what is not understood is passed over."""
        sheet = cls()
        for selectors, block in _blocks(_COMMENT.sub(" ", css[:_LONGEST])):
            said = list(_declared(block))
            if not said:
                continue
            for selector in _SELECTOR.findall(selectors):
                if (steps := _steps(selector.strip())) and sheet.count < _MOST_SELECTORS:
                    sheet._add(steps, said)
        return sheet

    def _add(self, steps: tuple[_Step, ...], said: list[tuple[str, bool, bool]]) -> None:
        last = steps[-1]
        key = (
            f"#{last.names[0]}" if last.names else f".{last.classes[0]}" if last.classes else last.tag or "*"
        )
        specific = (
            sum(len(step.names) for step in steps),
            sum(len(step.classes) + len(step.attributes) for step in steps),
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
    def of(cls, root: Element, linked: Callable[[str], StyleSheet | None] | None = None) -> Hiding:
        """The style sheets of a page.

        Args:
            linked: gives a sheet that the page refers to; None for none of them.
        """
        sheets = []
        for element in root.iter("{*}style", "{*}link", "style", "link"):
            if not _is_for_screens(element.get("media", "")):
                continue
            if local(element).lower() == "style":
                sheets.append(StyleSheet.of("".join(map(str, element.itertext()))))
            elif linked is not None and element.get("rel", "").lower().split() == ["stylesheet"]:
                sheet = linked(element.get("href", ""))
                sheets += [sheet] if sheet is not None else []
        return cls(sheets)

    def hides(self, element: Element) -> bool:
        """Whether an element is not shown, by what is said about itself."""
        if local(element).lower() in ("html", "body"):
            return False  # hidden until a program of the page shows it
        said = self._said(element)
        if said.get("display") or said.get("mso-hide"):
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
                    if (name not in found or found[name][0] < weight) and rule.fits(element):
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
        hides = {"display": ("none",), "visibility": ("hidden", "collapse"), "mso-hide": ("all",)}[name]
        yield name, value in hides, match[3] is not None


def _is_for_screens(media: str) -> bool:
    return not media.strip() or any(_SHOWN_MEDIA.match(part.strip()) for part in media.split(","))


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
                word, _, media = before.partition(" ")
                open_blocks.append("" if word.lower() == "@media" and _is_for_screens(media) else None)
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


def _steps(selector: str) -> tuple[_Step, ...]:
    """The steps of a selector; none where it is of a kind that is not looked at."""
    steps: list[_Step] = []
    at = 0
    while at < len(selector):
        match = _STEP.match(selector, at)
        if match is None or not match[2] or len(steps) == _MOST_STEPS:
            return ()
        at = match.end()
        if at < len(selector) and not (selector[at].isspace() or selector[at] == ">"):
            return ()
        tag = re.match(r"[\w-]*", match[2])
        parts = list(_PART.finditer(match[2]))
        if match[2].count("[") != sum(part[3] is not None for part in parts):
            return ()
        steps.append(
            _Step(
                match[1] is not None,
                tag[0].lower() if tag is not None else "",
                tuple(part[2] for part in parts if part[1] == "."),
                tuple(part[2] for part in parts if part[1] == "#"),
                tuple((part[3], part[4] or "", part[5] or "") for part in parts if part[3]),
            )
        )
    return tuple(steps)
