"""English dictionaries in the format of Hunspell, read by spylls.

The dictionary of the system for the variety of English comes first. Without one, the American dictionary of
spylls is used; ``british.txt`` holds what the British list of SCOWL 2020.12.07 has beside it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDERS: Final = (
    Path("/usr/share/hunspell"),
    Path("/usr/local/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/share/myspell"),
    Path("/app/share/hunspell"),
    Path("/Library/Spelling"),
    Path.home() / "Library" / "Spelling",
)
"""Where systems keep dictionaries."""

MOST_SUGGESTIONS: Final = 5
AMERICAN: Final = "en_US"
BRITISH: Final = "en_GB"
_AMERICAN_REGIONS: Final = ("us", "ph", "pr")
_BRITISH_WORDS: Final = Path(__file__).with_name("british.txt")


class WordList(Protocol):
    """What a dictionary of spylls does."""

    def lookup(self, word: str) -> bool:
        """Whether the word is right."""

    def suggest(self, word: str) -> Iterable[str]:
        """Words that may be meant, the likeliest first."""


class Speller:
    """Decides on words by one dictionary, or by several of which one is enough."""

    def __init__(self, dictionaries: Iterable[WordList]) -> None:
        self._dictionaries = tuple(dictionaries)

    def is_right(self, word: str) -> bool:
        """Whether a word, with a straight or a typographic apostrophe, is in a dictionary."""
        plain = word.replace("’", "'")
        return any(dictionary.lookup(plain) for dictionary in self._dictionaries)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words that may be meant, the likeliest first; takes some tenths of a second."""
        plain = word.replace("’", "'")
        lists = [
            list(islice(dictionary.suggest(plain), MOST_SUGGESTIONS)) for dictionary in self._dictionaries
        ]
        longest = max(map(len, lists), default=0)
        turns = [one[place] for place in range(longest) for one in lists if place < len(one)]
        found = (
            dict.fromkeys(word.replace("'", "’") for word in turns) if "’" in word else dict.fromkeys(turns)
        )
        return tuple(islice(found, MOST_SUGGESTIONS))


def is_checked(language: str) -> bool:
    """Whether the words of a language are checked: English, in any variety."""
    return language.replace("_", "-").partition("-")[0].casefold() == "en"


def wanted(language: str) -> tuple[str, ...]:
    """The dictionaries for a language tag: American, British, or both where the tag does not say."""
    parts = language.casefold().replace("_", "-").split("-")[1:]
    region = next((part for part in parts if len(part) == 2), "")
    if not region:
        return BRITISH, AMERICAN
    return (AMERICAN,) if region in _AMERICAN_REGIONS else (BRITISH,)


@lru_cache(maxsize=2)
def load_speller(language: str, folders: tuple[Path, ...] = FOLDERS) -> Speller | None:
    """Read the dictionaries for a language; takes about a second. None where spylls is not installed."""
    if find_spec("spylls") is None:
        return None
    there = {name: path for name in wanted(language) if (path := _of_system(name, folders)) is not None}
    if len(there) == len(wanted(language)):
        return Speller(_read(path) for path in there.values())
    bundled = _read(_bundled())
    if BRITISH in wanted(language) and BRITISH not in there:
        _add_words(bundled, _BRITISH_WORDS.read_text("utf-8").split())
    return Speller([*(_read(path) for path in there.values()), bundled])


def _of_system(name: str, folders: Iterable[Path]) -> Path | None:
    for folder in folders:
        path = folder / name
        if all(path.with_suffix(suffix).is_file() for suffix in (".aff", ".dic")):
            return path
    return None


def _bundled() -> Path:
    import spylls.hunspell

    return Path(spylls.hunspell.__file__).parent / "data" / "en" / AMERICAN


def _read(path: Path) -> Any:
    """Read a pair of files. The reader of spylls for files would leave them open."""
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import FileReader

    class Reader(FileReader):  # type: ignore[misc]
        def _open(self, path: str, encoding: str) -> StringIO:
            return StringIO(Path(path).read_bytes().decode(encoding, "surrogateescape"))

    aff, context = readers.read_aff(Reader(str(path.with_suffix(".aff"))))
    words = Reader(str(path.with_suffix(".dic")), encoding=context.encoding)
    found = readers.read_dic(words, aff=aff, context=context)
    _share(found.words)
    return Dictionary(aff, found)


def _share(words: Iterable[Any]) -> None:
    """Let words with equal flags and data have the same objects. A dictionary has 50,000 words with three
    collections each, mostly empty, which the garbage collector goes through on the thread of the window.
    """
    kept: dict[object, Any] = {}
    for word in words:
        word.flags = kept.setdefault(frozenset(word.flags), word.flags)
        word.alt_spellings = kept.setdefault(tuple(word.alt_spellings), word.alt_spellings)
        if not word.data:
            word.data = kept.setdefault("no data", word.data)


def _add_words(dictionary: Any, words: Iterable[str]) -> None:
    """Add words without endings to a dictionary of spylls."""
    from spylls.hunspell.data.dic import Word

    for word in words:
        captype = dictionary.aff.casing.guess(word)
        added = Word(stem=word, flags=set(), data={}, alt_spellings=[], captype=captype)
        dictionary.dic.append(added, lower=dictionary.aff.casing.lower(word))
