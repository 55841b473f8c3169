"""Whether an encoder knows the languages of two texts, and what to say if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.messages import Message
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = {
    "fa": Message("Persian"),
    "he": Message("Hebrew"),
    "ota": Message("Ottoman Turkish"),
    "ur": Message("Urdu"),
}


def languages_note(encoder: str, languages: Sequence[str]) -> tuple[Message, ...]:
    """A sentence if an encoder was not trained on one of these languages; nothing if it knows them all.

    Args:
        encoder: its name, as :func:`models.registry.load` takes it.
        languages: BCP 47 tags.
    """
    from models.registry import unknown_languages

    unknown = unknown_languages(encoder, languages)
    if not unknown:
        return ()
    tag = unknown[0]
    return (
        Message(
            "The bundled encoder does not know {language}, so the pairs say little. Choose an encoder that "
            "does, such as multilingual E5 (e5-small).",
            language=_NAMES.get(base_language(tag), tag),
        ),
    )
