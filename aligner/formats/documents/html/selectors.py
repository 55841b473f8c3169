"""Selectors of style sheets, as far as they are needed to say which elements of a page a rule is about.

Names, classes, ids, attributes, ``:is``, ``:where``, ``:not``, first and last children, and the combinators.

Source: Selectors Level 4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aligner.formats.io.safe_xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    Element = etree._Element

_MOST_STEPS = 12
_MOST_BROTHERS = 500  # looked at for "h2 ~ p"
_NAME = r"(?:[\w-]|\\[^\n])+"
_TAG = re.compile(rf"\*|{_NAME}|")
_LINK = re.compile(r"\s*([>+~])\s*|\s+")
_PART = re.compile(
    rf"(?P<sign>[.#])(?P<name>{_NAME})"
    r"|\[\s*(?P<attribute>[\w|-]+)\s*(?:(?P<how>[~^$*|]?=)\s*[\"']?(?P<value>[^\"'\]]*?)[\"']?\s*)?\]"
    r"|:(?P<pseudo>is|where|not)\((?P<inside>[^()]*)\)"
    r"|:(?P<place>first-child|last-child|only-child)(?![\w-])"
)
_LIST = re.compile(r"(?:[^,\[(]|\[[^\]]*\]?|\([^)]*\)?)+")
_OPS = "{http://www.idpf.org/2007/ops}"


class Step(NamedTuple):
    """A part of a selector that is about one element; ``link``: how the step before it leads here."""

    link: str
    tag: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]
    places: tuple[str, ...]
    choices: tuple[tuple[str, tuple[Step, ...]], ...]

    def fits(self, element: Element) -> bool:
        """Whether an element is of this kind."""
        if self.tag and local(element).lower() != self.tag:
            return False
        if self.names and any(element.get("id") != name for name in self.names):
            return False
        if self.classes and not set(self.classes) <= set(element.get("class", "").split()):
            return False
        return (
            all(_has(element, *wanted) for wanted in self.attributes)
            and all(_is_at(element, place) for place in self.places)
            and all(any(s.fits(element) for s in steps) != (word == "not") for word, steps in self.choices)
        )


def selectors_of(text: str) -> Iterator[tuple[Step, ...]]:
    """The selectors of a list; without those of a kind that is not looked at."""
    for selector in _LIST.findall(text):
        if steps := _steps(selector.strip()):
            yield steps


def fits(steps: tuple[Step, ...], element: Element) -> bool:
    """Whether a selector is about an element."""
    if not steps[-1].fits(element):
        return False
    here: Element | None = element
    link = steps[-1].link
    for step in reversed(steps[:-1]):
        assert here is not None
        here = next((other for other in _led_from(here, link) if step.fits(other)), None)
        if here is None:
            return False
        link = step.link
    return True


def _led_from(element: Element, link: str) -> Iterator[Element]:
    """The elements that may be the one on the left of a combinator."""
    if link == ">":
        if (above := element.getparent()) is not None:
            yield above
    elif link in ("+", "~"):
        for number, brother in enumerate(_before(element)):
            if number == (1 if link == "+" else _MOST_BROTHERS):
                return
            yield brother
    else:
        yield from element.iterancestors()


def _before(element: Element) -> Iterator[Element]:
    return (other for other in element.itersiblings(preceding=True) if isinstance(other.tag, str))


def _is_at(element: Element, place: str) -> bool:
    first = next(_before(element), None) is None
    if place == "first-child":
        return first
    last = next((other for other in element.itersiblings() if isinstance(other.tag, str)), None) is None
    return last and (first or place == "last-child")


def _has(element: Element, name: str, how: str, wanted: str) -> bool:
    value = element.get(name)
    if name.startswith("epub|"):
        own = name.partition("|")[2]
        value = element.get(f"{_OPS}{own}") or element.get(f"epub:{own}")
    if value is None:
        return False
    return {
        "": True,
        "=": value == wanted,
        "~=": wanted in value.split(),
        "^=": wanted != "" and value.startswith(wanted),
        "$=": wanted != "" and value.endswith(wanted),
        "*=": wanted != "" and wanted in value,
        "|=": value == wanted or value.startswith(f"{wanted}-"),
    }[how]


def _steps(selector: str) -> tuple[Step, ...]:
    """The steps of a selector; none where it is of a kind that is not looked at."""
    steps: list[Step] = []
    at, link = 0, ""
    while at < len(selector):
        if len(steps) == _MOST_STEPS:
            return ()
        step, end = _step(selector, at, link)
        if step is None:
            return ()
        steps.append(step)
        at = end
        if at < len(selector):
            match = _LINK.match(selector, at)
            if match is None:
                return ()
            link, at = match[1] or " ", match.end()
    return tuple(steps)


def _step(selector: str, at: int, link: str) -> tuple[Step | None, int]:
    """The step at a place and where it ends; None where it is of another kind."""
    start = at
    tag = _TAG.match(selector, at)
    assert tag is not None
    at = tag.end()
    parts: list[re.Match[str]] = []
    choices: list[tuple[str, tuple[Step, ...]]] = []
    while (part := _PART.match(selector, at)) is not None:
        at = part.end()
        if part["pseudo"]:
            inner = [_steps(choice.strip()) for choice in _LIST.findall(part["inside"])]
            if not inner or any(len(steps) != 1 for steps in inner):
                return None, at
            choices.append((part["pseudo"], tuple(steps[0] for steps in inner)))
        parts.append(part)
    if at == start:
        return None, at
    return Step(
        link,
        "" if tag[0] == "*" else _plain(tag[0]).lower(),
        tuple(_plain(part["name"]) for part in parts if part["sign"] == "."),
        tuple(_plain(part["name"]) for part in parts if part["sign"] == "#"),
        tuple((p["attribute"], p["how"] or "", p["value"] or "") for p in parts if p["attribute"]),
        tuple(part["place"] for part in parts if part["place"]),
        tuple(choices),
    ), at


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)
