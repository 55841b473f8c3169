"""The words that a person added: a text file in the data folder, one word a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.folders import data_folder
from aligner.formats.io.atomic_write import atomic_write

if TYPE_CHECKING:
    from pathlib import Path


def own_words_file() -> Path:
    """The file; it may not exist yet."""
    return data_folder() / "words-en.txt"


def read_own_words(path: Path) -> tuple[str, ...]:
    """The words, in the order in which they were added; none where there is no file."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(dict.fromkeys(word for line in lines if (word := line.strip())))


def add_own_word(path: Path, word: str) -> tuple[str, ...]:
    """Add a word; return all of them. What another window added meanwhile stays.

    Raises:
        OutputError: the file cannot be written.
    """
    words = tuple(dict.fromkeys((*read_own_words(path), word)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as stream:
        stream.write("".join(f"{one}\n" for one in words).encode())
    return words
