"""Says in the interface's language what the rooms without Qt say in English.

Errors, steps of long work and the summaries in a project's history come as English sentences: the core knows
no Qt, and a project file must read the same for everybody who opens it. Here they are recognised and
translated; what is filled in (a name, a path, a number) is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from aligner.errors import MuqabalaError
from ui.i18n.core_messages import CORE, TEMPLATES

_FIRST_STRONG, _POP = "\u2068", "\u2069"  # what is filled in keeps its own direction


def localize(said: BaseException | str) -> str:
    """An error, or another text of the core, as the interface says it; as it is where nothing is known."""
    if not isinstance(said, MuqabalaError):
        return _told(str(said))
    head = _told(said.what)
    if said.path is not None:
        path = f"{_FIRST_STRONG}{said.path}{_POP}"
        head = _tr("{path} {what}").format(path=path, what=head)
    return (
        _tr("{what}. {remedy}.").format(what=head, remedy=_told(said.remedy)) if said.remedy else f"{head}."
    )


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
    return f"{_FIRST_STRONG}{text}{_POP}"


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
