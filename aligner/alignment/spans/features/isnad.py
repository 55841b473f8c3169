"""Find chains of transmitters (isnad), which translations abridge: "Narrated Aisha" for thirty Arabic words.

A chain is a run of verbs of transmission ("he told us"), names and "from". It opens a tradition, so no cut
lies inside it. A note that others transmit the same ("Sulayman followed him, from Shu'ba") is a chain too. A
chain ends where the report begins: after the last "he said", before "that", or with the Prophet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.segmentation.punctuation import STOPS
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from numpy.typing import NDArray

_TELL = frozenset(
    (
        *("حدثنا", "حدثني", "حدثه", "حدثهم", "حدثناه", "حدثنيه", "حدثتنا", "حدثتني", "ثنا"),
        *("حدثاه", "حدثته", "حدثها", "حدثتها", "اخبراه", "اخبرها", "اخبرتها"),
        *("اخبرنا", "اخبرني", "اخبره", "اخبرهم", "اخبرته", "اخبرتنا", "اخبرتني"),
        *("انبانا", "انباني", "نبانا", "سمعت", "سمعته", "قرات"),
    )
)
_NEVER_FIRST = frozenset(["سمعته"])
"""Of these, what begins no chain: "I heard it from him"."""
_FROM = frozenset(("عن", "سمع"))
_SAID = frozenset(["قال", "قالا", "قالوا", "قالت", "يقول", "تقول", "يقولان", "يحدث", "يخطب"])
_THAT = frozenset(("ان", "انه", "انها", "انهم", "انهما"))
_THAT_HE = frozenset(("انه", "انها", "انهم", "انهما"))
_PROPHET = frozenset(("رسول", "النبي", "نبي"))
_OF = frozenset(
    (
        *("بن", "ابن", "ابو", "ابي", "ابا", "بنت", "ابنه", "ام", "عبد", "عبيد", "مولي"),
        *("رضي", "الله", "عنه", "عنها", "عنهما", "عنهم", "تعالي"),
        *("هو", "وهو", "يعني", "قراءه", "عليه", "وانا", "اسمع", "واللفظ", "له", "جميعا", "كلاهما", "كلهم"),
    )
)
"""What makes a name long without making it another name."""
_NAMED = frozenset(["ابو", "ابن", "عبد", "عبيد", "لنا", "لي"])
_LEADING = frozenset(["تابعه", "رواه", "وتابعه", "ورواه", "زاد", "وزاد"])
"""What introduces another chain for the same report."""
_COLLECTS = frozenset(["حدثنا", "حدثني", "اخبرنا"])
"""With which the collector begins a chain of his own."""
_TOLD_HIM = frozenset(("اخبره", "اخبرهم", "اخبرته", "حدثه", "حدثهم", "حدثته", "اخبراه", "حدثاه"))
_QUOTES = _SAID | frozenset(
    (
        *("اخبره", "اخبرته", "اخبراه", "اخبرها", "اخبرتها", "اخبرهم", "يخبر", "تخبر"),
        *("حدثه", "حدثته", "حدثاه", "حدثها", "حدثتها", "حدثهم"),
    )
)
"""What one who is quoted by the last transmitter does."""
_HEARD = frozenset(["سمع", "سمعت", "سمعه"])
_TOLD_US = frozenset(["سمعت", "حدثنا", "حدثني", "اخبرنا", "اخبرني"])
_TO_ME = frozenset(["لي", "لنا"])
_OF_NAMES = frozenset(["بن", "ابن", "ابو", "ابي", "ابا", "بنت", "ابنه", "ام", "عبد", "عبيد", "مولي"])
"""What only the name of a person holds, and goes on with another word."""
_AFTER_NAMES = frozenset(["بن", "بنت", "ابنه", "رضي"])
_BLESSED = ("صلي", "الله")
_RELATIONS = frozenset(["زوج", "مولي", "خادم", "صاحب"])
_NOBODY = frozenset(
    ("رجل", "رجلا", "امراه", "ناسا", "الناس", "قوما", "اعرابيا", "اعرابي", "رسول", "النبي", "نبي")
)
"""Who is no transmitter."""
_KIN = frozenset(["ابيه", "امه", "جده", "جدته", "عمه", "عمته", "خاله", "خالته", "اخيه", "ابنه", "الله"])
"""Words with the suffix "his" that name a person; "وعن يمينه" (on his right) does not."""
_LEADER = 2
"""Words of the name after "and … said" that make it another name, at most."""
_MARKS = ":،,.()[]{}\"'«»“”-–—؛;؟?!"
_TURN = "ح"
"""Where a second chain joins the first."""
_NAMES = 9
"""Names from one link to the next at most."""
_TITLES = 2
"""Words between "he said" and the link that he adds: more of them are a report."""
_TAIL = 14
"""Words after the last link among which the report begins."""
_LONG = 3
"""Links of a chain that cannot be anything else."""


def closes_sentence(word: str) -> bool:
    """Whether a full stop follows a word, and quotes or brackets at most after it."""
    return word.rstrip("\"'»”)}] ")[-1:] in tuple(STOPS)


class Chain(NamedTuple):
    """Words ``start`` to ``end`` (half-open) of a stream.

    Attributes:
        start: its first word.
        kept: the word after its last link: the name that a translation keeps.
        end: where the report begins.
        opens: whether it begins a tradition; otherwise somebody adds it to one.
        links: how many verbs of transmission and "from" it has.
        told: whether it is the chain of a tradition; otherwise it belongs to a note on one.
    """

    start: int
    kept: int
    end: int
    opens: bool
    links: int
    told: bool = True


class _Words:
    """A stream, folded and without punctuation; a clitic و or ف before a link does not hide it.

    Dashes and stops that stand alone are left out: ``place`` has the word of the stream for each of these
    words, and the number of all words at its end.
    """

    def __init__(self, words: Sequence[str], tick: Callable[[], None]) -> None:
        self.bare: list[str] = []
        self.joined: list[bool] = []
        self.added: list[bool] = []
        self.stops: list[bool] = []
        self.his: list[bool] = []
        self.place: list[int] = []
        known = _TELL | _FROM | _SAID
        for i, word in enumerate(words):
            if i % WORDS_PER_TICK == 0:
                tick()
            folded = fold(word)
            bare = folded.strip(_MARKS)
            stop = closes_sentence(folded)
            if not bare:
                if self.stops:
                    self.stops[-1] |= stop
                continue
            self.place.append(i)
            joined = bare[:1] in ("و", "ف") and bare[1:] in known
            self.bare.append(bare[1:] if joined else bare)
            self.joined.append(joined)
            self.added.append(joined and bare[0] == "و")
            his = word.rstrip(_MARKS).endswith("ه")  # ة is a name's own ending
            self.his.append(his and bare not in _KIN and not bare.endswith("ويه"))
            self.stops.append(stop)
        self.place.append(len(words))

    def __len__(self) -> int:
        return len(self.bare)

    def names_prophet(self, at: int) -> bool:
        return at + 1 < len(self) and self.bare[at + 1] in _PROPHET

    def goes_on(self, last: int, at: int) -> bool:
        """Whether the link at ``at`` continues the chain whose last link is at ``last``."""
        between = range(last + 1, at)
        told = self.bare[at] in _TELL
        before = self.bare[at - 1]
        if sum(self.bare[k] not in _OF for k in between) > _NAMES + _TITLES:
            return False
        if _TURN in (before, self.bare[at - 2]):
            return True
        if any(self.bare[k] in _PROPHET for k in between):
            return self.joined[at] and not told and not (at + 1 < len(self) and self.his[at + 1])
        said = next((k for k in between if self.bare[k] in _SAID or self.bare[k] in _THAT), at)
        if told and said < at - 1 and self.stops[at - 1]:
            return False
        if said < at:
            if said + 2 == at and not told and self.bare[said + 1].startswith("ال"):
                return not self.names_prophet(said)  # "Sufyan said: al-Zuhri from Sahl"
            added = sum(self.bare[k] not in _OF for k in range(said + 1, at))
            return added <= (_TITLES + (self.bare[said] in _THAT) if told else 0)
        if told and at - 1 > last and self.stops[at - 1]:
            return False
        return sum(self.bare[k] not in _OF for k in between) <= _NAMES

    def leads_to_report(self, last: int) -> bool:
        """Whether the last link ("that he told him", "Anas told them that") comes after the name to keep."""
        if self.bare[last - 1] in _THAT:
            return True
        after = self.bare[last + 1] if last + 1 < len(self) else ""
        return self.bare[last] in _TOLD_HIM and (after in _THAT or after in _FROM or after in _PROPHET)

    def begins_another(self, links: Sequence[int], at: int) -> bool:
        """Whether the collector begins a chain of his own after a note on another of the same report."""
        return (
            self.bare[at] in _COLLECTS
            and self.bare[links[0]] in _FROM
            and self.bare[at - 1] not in _SAID
            and self.bare[at - 1] != _TURN
        )

    def report(self, last: int) -> int:
        """Where the report begins after the chain's last link."""
        if last + 1 >= len(self):
            return len(self)
        plain = self._name_end(last + 1) or min(len(self), last + 3)
        for k in range(last + 1, min(len(self), last + 1 + _TAIL)):
            if self.joined[k] and self.bare[k] in _SAID and plain < k:
                return plain  # "so he said" is part of a story that has begun
            if self.bare[k] in _SAID or self.bare[k] in _THAT:
                return self._after_speakers(k)
            if self.bare[k] in _FROM and self.names_prophet(k):
                return k + 1
            if self.bare[k] in _COLLECTS:
                return min(plain, k)
            if self.bare[k] in _PROPHET and self.bare[k - 1] not in _RELATIONS:
                return plain
        return plain

    def _after_speakers(self, at: int) -> int:
        """Where the report begins after "he said" or "that", behind those who quote one another: "he said:
        Abdallah said", "that he heard Anas say".
        """
        while True:
            that, told = self.bare[at] in _THAT, at + 1
            begin = at if that else told
            if told >= len(self) or self.bare[told] in _PROPHET:
                return begin
            if self.bare[at] in _THAT_HE:
                onward = self._of_that_he(at)
                if onward is None:
                    return begin
                if self.bare[onward] not in _QUOTES | _THAT_HE:
                    return onward
                at = onward
                continue
            if self.bare[told] in _TOLD_US and self.names_prophet(told):
                return told + 1
            if self.bare[told] == "عن":
                return told + 1 if self.names_prophet(told) else self._name_end(told + 1) or begin
            if not that and self.bare[told] in _THAT:
                at = told
                continue
            if self.bare[told] in _TO_ME and told + 1 < len(self) and self.bare[told + 1] not in _PROPHET:
                told += 1
            if self.bare[told] in _QUOTES:
                to_whom = told + (told + 1 < len(self) and self.bare[told + 1] in _TO_ME)
                if self.names_prophet(to_whom):
                    return begin
                at = told
                continue
            end = self._name_end(told)
            if end is None:
                return begin
            if self.bare[end] in _QUOTES and not self.joined[end]:
                at = end
                continue
            if self.bare[end] in _FROM and self.names_prophet(end):
                return end + 1
            if self.bare[end] in _TOLD_US - _COLLECTS and not self.names_prophet(end):
                at = end
                continue
            named = self.bare[told] in _OF_NAMES or self.bare[told + 1] in _AFTER_NAMES
            return end if named and not that else begin

    def _of_that_he(self, at: int) -> int | None:
        """What is left of "that he ..." that is no part of the report: the word after "that he heard", where
        "he said" stands; None where the report begins with "that".
        """
        told = at + 1
        after = self.bare[told + 1] if told + 1 < len(self) else ""
        if self.bare[told] in _HEARD:
            if after in _PROPHET:
                return told + 1
            if after in _SAID:
                return told + 1
            return self._name_end(told + 1) if after else None
        if self.bare[told] in _SAID and not after.startswith("ل"):
            return told
        return told + 1 if self.bare[told] in _QUOTES and after in _THAT else None

    def _name_end(self, at: int) -> int | None:
        """Where the name of a person ends that begins at ``at``: "Asma bint Abi Bakr", "Anas, God be pleased
        with him"; None where no name seems to begin.
        """
        if self.bare[at] in _NOBODY:
            return None
        for k in range(at + 1, min(len(self), at + _TAIL)):
            known = (
                self.bare[k] in _OF | _RELATIONS
                or self.bare[k - 1] in _OF_NAMES | _RELATIONS
                or self.bare[k].startswith("ال")
                or self._joins_name(k)
                or tuple(self.bare[k : k + 2]) == _BLESSED
                or tuple(self.bare[k - 3 : k - 1]) == _BLESSED
            )
            if not known or self.bare[k] in _QUOTES:
                return k
        return None

    def _joins_name(self, at: int) -> bool:
        """Whether "and Marwan ibn ..." goes on with a second name."""
        word, after = self.bare[at], self.bare[at + 1] if at + 1 < len(self) else ""
        return word.startswith("وال") or (word.startswith("و") and after in _OF_NAMES)

    def leads(self, at: int) -> int | None:
        """Where "and Layth said" or "Sulayman followed him" leads to the link at ``at``, after a name."""
        names = 0
        for k in range(at - 1, max(at - 2 - _TAIL, -1), -1):
            if self.bare[k] in _LEADING or (self.bare[k] in _SAID and self.added[k]):
                return k if k + 1 < at and names <= _LEADER else None
            if self.bare[k] in _SAID or self.bare[k] in _THAT or self.bare[k] in _PROPHET or self.stops[k]:
                return None
            names += self.bare[k] not in _OF
        return None

    def adds(self, at: int) -> int | None:
        """Where somebody begins to speak who adds the link at ``at`` to a tradition."""
        for k in range(at - 1, max(at - 2 - _TITLES, -1), -1):
            if self.stops[k]:
                return None
            if self.bare[k] in _SAID:
                return k if k + 1 == at or self.bare[k + 1] in _NAMED else None
        return None


def chains(words: Sequence[str], tick: Callable[[], None] = no_tick) -> list[Chain]:
    """The chains of a stream, in order: two links at least, of which the first is a verb of transmission;
    three where nothing else shows that the text is one of traditions.
    """
    text = _Words(words, tick)
    found: list[Chain] = []
    links: list[int] = []

    def close() -> None:
        if len(links) >= 2:
            start, adds = links[0], text.adds(links[0])
            opens = adds is None or adds == 0
            told = opens
            if adds is not None:
                start = adds
            elif (led := text.leads(links[0])) is not None:
                start, told = led, False
            elif text.bare[start] not in _TELL:
                if not text.joined[start]:
                    links.clear()
                    return
                told = False
            while len(links) > 2 and text.leads_to_report(links[-1]):
                links.pop()
            if not found or start >= found[-1].end:
                found.append(Chain(start, links[-1] + 1, text.report(links[-1]), opens, len(links), told))
        links.clear()

    for i, bare in enumerate(text.bare):
        if i % WORDS_PER_TICK == 0:
            tick()
        told = bare in _TELL
        if not told and bare not in _FROM:
            continue
        if text.names_prophet(i):
            continue
        if links and (not text.goes_on(links[-1], i) or text.begins_another(links, i)):
            close()
        if (told and bare not in _NEVER_FIRST) or links or text.joined[i] or text.leads(i) is not None:
            links.append(i)
    close()
    if sum(chain.links >= _LONG for chain in found) < _LONG:
        found = [chain for chain in found if chain.links >= _LONG]
    place = text.place
    return [
        chain._replace(start=place[chain.start], kept=place[chain.kept], end=place[chain.end])
        for chain in found
    ]


_SPEAKS = _SAID | {"قلت", "قلنا"}
_DENIES = frozenset(["لم", "ولم"])
_SHORT, _REMARK = 20, 40
"""Words of a remark at most: of one without a link, and of one with a link."""
_REPLY, _DENIAL = 3, 10


def is_remark(words: Sequence[str], transmitters: Container[str], *, closed: bool) -> bool:
    """Whether a segment after a report is a remark on its transmission or its words, or a short answer
    ("he said: no"), and not the chain of another report.

    Args:
        words: of the segment, without vowel signs.
        transmitters: names in the chains of the text, folded: who speaks in a remark.
        closed: whether a tradition begins after the segment, or the text ends; otherwise a full stop has to
            end it.
    """
    text = _Words(words, no_tick)
    if not text.bare or not (closed or text.stops[-1]):
        return False
    first, last = text.bare[0], text.bare[-1]
    if first in _SPEAKS and len(text) <= _REPLY:
        return "؟" not in words[-1] and "?" not in words[-1]  # a question belongs to its answer
    if last in _SPEAKS or len(text) > _REMARK:
        return False
    links = sum(word in _TELL or word in _FROM for word in text.bare)
    if first in _LEADING or links >= 2 or (first in _FROM and links):
        return True
    if first in _DENIES:
        return len(text) <= _DENIAL
    if first not in _SPEAKS:
        return False
    speaker = text.bare[1]
    named = speaker in _OF_NAMES or speaker in transmitters
    return links > 0 or (len(text) <= _SHORT and named)


def names_in(words: Sequence[str]) -> list[str]:
    """The words of a chain that are no links and tell whose name they belong to."""
    known = _TELL | _FROM | _SAID | _THAT | _OF | _COLLECTS | {""}
    return [word for word in words if fold(word).strip(_MARKS) not in known]


def folded_names(words: Sequence[str]) -> set[str]:
    """The same as :func:`is_remark` takes them."""
    return {fold(word).strip(_MARKS) for word in names_in(words)}


def within_chains(words: int, found: Sequence[Chain]) -> NDArray[np.bool_]:
    """Whether a cut lies inside a chain, shape (words + 1,); where it begins and where it ends is outside."""
    inside = np.zeros(words + 1, dtype=np.bool_)
    for chain in found:
        inside[chain.start + 1 : chain.end] = True
    return inside
