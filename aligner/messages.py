"""Messages for people: an English template and what fills it, so that an interface can translate both.

The packages without Qt speak English. Every text of theirs that a person may read is a :class:`Message`: a
``str`` with the finished English sentence, which the command line prints, that also carries its template
and arguments, which the interface translates (:mod:`ui.i18n.localize`). The translation tools find the
templates in the code, so a template is always a literal and never an f-string.
"""

from __future__ import annotations

from enum import Enum
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORMATTER = Formatter()


class Message(str):
    """A sentence, a clause or a name in English, with the template and the arguments it was made of.

    ``Message("has no text in line {line}", line=3)`` equals ``"has no text in line 3"``. Without arguments
    the template is the text, braces and all; with arguments a literal brace is written twice. Text
    operations return a plain ``str``: pass a message on as it is.

    Arguments may be numbers, texts, paths, sequences of them, other messages, and enum members, whose
    values are then templates too. Format specifications ("{size:,}") and ``!r`` work as in ``str.format``.

    Attributes:
        template: the English template.
        singular: the template for the number 1 where the number ``n`` decides on the form, else empty.
        args: what fills the template.
    """

    __slots__ = ("args", "singular", "template")

    template: str
    singular: str
    args: Mapping[str, object]

    def __new__(cls, template: str, /, **args: object) -> Message:
        return _message(template, "", args)

    @classmethod
    def counted(cls, singular: str, plural: str, /, *, n: int, **args: object) -> Message:
        """Make a message whose form depends on ``n``; each language has its own forms of the plural."""
        return _message(plural, singular, {"n": n, **args})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a message does not change")

    def __repr__(self) -> str:
        parts = [repr(self.template), *(f"{name}={value!r}" for name, value in self.args.items())]
        return f"Message({', '.join(parts)})"

    def __reduce__(self) -> tuple[Callable[..., Message], tuple[object, ...]]:
        return _message, (self.template, self.singular, dict(self.args))


def as_message(text: str, args: Mapping[str, object]) -> Message:
    """Return a message as it is; make one of a template."""
    return text if isinstance(text, Message) else _message(text, "", args)


def fill(template: str, args: Mapping[str, object], show: Callable[[object, str], str]) -> str:
    """Put arguments into a template.

    Args:
        show: makes the text of an argument from its value and its format specification.

    Raises:
        KeyError: the template names an argument that is not given.
    """
    if not args:
        return template
    parts = []
    for literal, name, spec, conversion in _FORMATTER.parse(template):
        parts.append(literal)
        if name is not None:
            value = args[name]
            parts.append(show(repr(value) if conversion == "r" else value, spec or ""))
    return "".join(parts)


def _message(template: str, singular: str, args: Mapping[str, object]) -> Message:
    one = bool(singular) and args["n"] == 1
    made = str.__new__(Message, fill(singular if one else template, args, _in_english))
    for name, value in (("template", template), ("singular", singular), ("args", args)):
        object.__setattr__(made, name, value)
    return made


def _in_english(value: object, spec: str) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (list, tuple)):
        return ", ".join(_in_english(item, spec) for item in value)
    return format(value, spec)
