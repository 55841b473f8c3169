"""Translates messages of the packages without Qt, which speak English, into the interface's language.

A message carries its template and its arguments (:mod:`aligner.messages`). The template is looked up in the
catalogue, which also has the forms of the plural; numbers get the digits of the interface, and names and
paths keep their own direction.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from aligner.errors import MuqabalaError
from aligner.messages import Message, fill
from ui.i18n.bidi import isolated
from ui.i18n.core_messages import CORE, TEMPLATES
from ui.i18n.formatting import listed


def localize(said: BaseException | str) -> str:
    """Translate an error, a message, or a template without arguments; a text that is none stays as it is."""
    if not isinstance(said, MuqabalaError):
        return _translated(said if isinstance(said, str) else str(said))
    head = _translated(said.what)
    if said.path is not None:
        head = _tr("{path} {what}").format(path=isolated(str(said.path)), what=head)
    if not said.remedy:
        return f"{head}."
    return _tr("{what}. {remedy}.").format(what=head, remedy=_translated(said.remedy))


def _translated(text: str) -> str:
    if not isinstance(text, Message):
        return _told(text)
    if not text.args:
        return _told(text.template)
    number = text.args["n"] if text.singular else None
    if not isinstance(number, int):
        return fill(_look_up(CORE, text.template), text.args, _shown)
    form = _look_up(CORE, text.template, "", number)
    if form == text.template and number == 1:  # English keeps its two forms in the code
        form = text.singular
    return fill(form, text.args, _shown)


def _shown(value: object, spec: str) -> str:
    """Return an argument as the interface writes it."""
    if isinstance(value, Message):
        return _translated(value)
    if isinstance(value, Enum):
        return _look_up(CORE, str(value.value))
    if isinstance(value, (list, tuple)):
        return listed(_shown(item, spec) for item in value)
    if isinstance(value, int):
        return QLocale().toString(value)
    return isolated(format(value, spec))


def _told(text: str) -> str:
    known = _look_up(CORE, text)
    if known != text:
        return known
    for pattern, template in _patterns(_look_up(CORE, TEMPLATES)):
        found = pattern.fullmatch(text)
        if found is not None:
            return _look_up(CORE, template).format(*map(_filled, found.groups()))
    return text


def _filled(text: str) -> str:
    """What stands in the place of {}: a text of the core, a number, or anything."""
    known = _told(text)
    if known != text:
        return known
    digits = text.replace(",", "")
    if digits.isdecimal() and digits.isascii():
        return QLocale().toString(int(digits)) if len(digits) < 19 else text
    return isolated(text)


@lru_cache(maxsize=2)
def _patterns(listed: str) -> list[tuple[re.Pattern[str], str]]:
    """The texts with something filled in; those that say most themselves come first."""
    templates = [] if listed == TEMPLATES else listed.split("\n")
    templates.sort(key=len, reverse=True)
    return [
        (re.compile("(.+?)".join(re.escape(part) for part in template.split("{}")), re.DOTALL), template)
        for template in templates
        if re.search(r"\w{3}", template)
    ]


_look_up = QCoreApplication.translate  # what is looked up is no text of this module's own


def _tr(text: str) -> str:
    return QCoreApplication.translate("localize", text)
