"""Translates messages of the packages without Qt, which speak English, into the interface's language.

A message carries its template and its arguments (:mod:`aligner.messages`). The template is looked up in the
catalogue, which also has the forms of the plural; numbers get the digits of the interface, and names and
paths keep their own direction.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from aligner.errors import MuqabalaError
from aligner.messages import Message, fill
from ui.i18n.bidi import isolated
from ui.i18n.contexts import CORE
from ui.i18n.formatting import listed
from ui.i18n.review_words import reason_words

_RETURNED = "Returned {n:,} pairs: {reason}"
"""The summary whose reason names category and severity as the project file does."""


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
    if not isinstance(text, Message) or not text.args:
        return _look_up(CORE, text)
    args = text.args
    if text.template == _RETURNED:
        args = {**args, "reason": reason_words(str(args["reason"]))}
    number = args["n"] if text.singular else None
    if not isinstance(number, int):
        return fill(_look_up(CORE, text.template), args, _shown)
    form = _look_up(CORE, text.template, "", number)
    if form == text.template and number == 1:  # English keeps its two forms in the code
        form = text.singular
    return fill(form, args, _shown)


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


_look_up = QCoreApplication.translate  # by this name the tools take it for no text to translate


def _tr(text: str) -> str:
    return QCoreApplication.translate("localize", text)
