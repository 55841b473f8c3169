"""Sentence starts inside one paragraph: those of sentencex, corrected where it is known to err.

sentencex knows the abbreviations of many languages; it also skips what is between quotation marks,
takes a list number for a sentence, and knows little of Arabic abbreviations. Seen on 1.0.32; every
repair has a test.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum

import sentencex

from aligner.segmentation.punctuation import CLOSERS, OPENERS, QUOTES, SENTENCE_END
from aligner.text.chunked_regex import in_pieces

_DIGIT = "0-9٠-٩۰-۹"

# Where a sentence might end: marks, closing quotes or brackets, white space, opening quotes or brackets.
# The look-behind and the possessive quantifiers keep it linear on ten million full stops.
_END = re.compile(
    rf"(?:(?<![{SENTENCE_END}])(?P<mark>[{SENTENCE_END}]++)"
    rf"|(?P<semicolon>[;؛])"
    rf"|(?P<verse>\u06dd[{_DIGIT}]*+|[﴾﴿][{_DIGIT}]++[﴿﴾]))"
    rf"(?P<close>[{re.escape(CLOSERS)}]*+)"
    rf"(?P<space>\s++)(?P<open>[{re.escape(OPENERS)}]*+)"
)
# To sentencex a quotation mark is a space: it then looks at what is said inside as at any other text.
# Line ends of a wrapped paragraph are spaces too.
_MASK = str.maketrans(dict.fromkeys(QUOTES + "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))

_PIECE = 4_000
_GAP = re.compile(r"[^\W\d_]\s(?=\w)")
_WORD_BACK = 24  # characters looked at before a mark: longer than any abbreviation
_LIST_NUMBER = re.compile(rf"[(\[]?(?:[{_DIGIT}]{{1,3}}|[A-Za-zأابجدهوز])[)\]]?")
_ARABIC_TITLE = {"د", "أ", "م", "أ.د", "ا.د", "ق", "ق.م"}  # doctor, professor, engineer; before (Christ)
_ARABIC_TITLE_ONLY = {"د", "أ", "أ.د", "ا.د"}  # never at the end of a sentence
_ARABIC_REFERENCE = {"ص", "ج", "ط", "مج", "ت", "م", "ع"}  # page, part, edition, volume, died, no.
_ENGLISH_REFERENCE = {
    "vol",
    "vols",
    "ch",
    "chap",
    "fol",
    "fols",
    "bk",
    "pt",
    "p",
    "pp",
    "no",
    "nos",
    "sec",
    "art",
}
_ENGLISH_TITLE = {
    *("mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sen", "rep", "gov"),
    *("gen", "maj", "col", "capt", "lt", "sgt", "adm", "cpl", "det", "insp", "supt", "cmdr", "amb", "pres"),
}
_ENGLISH_STATE = {"u.s", "us", "u.k", "uk", "u.n", "un"}  # of an office: "U.S. Secretary of State"
_ENGLISH_OFFICE = {
    *("Secretary", "President", "Vice", "Senate", "Senator", "Senators", "Congress", "Congressman", "House"),
    *("Representative", "Ambassador", "Embassy", "Treasury", "Attorney", "Department", "Supreme", "District"),
    *("Army", "Navy", "Air", "Marine", "Marines", "Coast", "Customs", "Special", "Envoy", "General"),
}
_NUMBER_NEXT = re.compile(rf"[{_DIGIT}]|[IVXLCDM]+\b")
_ERA = re.compile(rf"[{_DIGIT}]\s?(?:م|هـ|ه|ق\.م)$|هـ?\s?/\s?[{_DIGIT}]+\s?م$")
_SAYS = re.compile(
    r"(?:I|He|She|They|We|The|(?:(?:Mr|Mrs|Dr)\.\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)(?:\s\w+)?\s"
    r"(?:said|asked|cried|replied|answered|exclaimed|shouted|whispered|murmured|called|repeated)\b"
)


class Semicolons(StrEnum):
    """Whether a semicolon ends a sentence."""

    AUTO = "auto"
    END = "end"
    INSIDE = "inside"


def breaks_off(word: str, language: str, after: str = "") -> bool:
    """Whether a text that ends with this word was cut too early, after a title ("U.S. Rep.") or before an
    office ("U.S." and then "Secretary of State").

    Args:
        after: the word with which the next text begins.
    """
    bare = word.lstrip(OPENERS)
    if not bare.endswith("."):
        return False
    code = language.split("-")[0].lower()
    if code == "ar":
        return bare[:-1] in _ARABIC_TITLE_ONLY
    plain = bare[:-1].lower()
    return plain in _ENGLISH_TITLE or (plain in _ENGLISH_STATE and after in _ENGLISH_OFFICE)


def sentence_starts(paragraph: str, language: str, *, semicolons: bool = False) -> list[int]:
    """Offsets at which a new sentence starts, ascending, without 0; each follows white space.

    Args:
        paragraph: text whose line ends, if any, mean nothing.
        language: BCP 47 tag; languages unknown to sentencex are cut by general rules.
        semicolons: whether ``;`` and ``؛`` end a sentence as well.
    """
    code = language.split("-")[0].lower() or "en"
    proposed = _proposals(paragraph, code)
    starts: list[int] = []
    for match in in_pieces(_END, paragraph):
        start = match.end("space")
        if start == len(paragraph):
            break
        if match["verse"] is not None:
            starts.append(start)
        elif match["semicolon"] is not None:
            if semicolons:
                starts.append(start)
        elif _ends(match, paragraph, code, proposed, starts[-1] if starts else 0):
            starts.append(start)
    return starts


def _proposals(paragraph: str, code: str) -> list[int]:
    """Where sentencex would cut, ascending.

    It is given a piece at a time, parted inside a sentence, because brackets and single quotation marks make
    its time grow with the square of the length.
    """
    found: list[int] = []
    start = 0
    while start < len(paragraph):
        masked = paragraph[start : start + 2 * _PIECE].translate(_MASK)
        gap = _GAP.search(masked, _PIECE)
        end = gap.end() if gap else len(masked)
        boundaries = sentencex.get_sentence_boundaries(code, masked[:end])
        found += [start + boundary["end_index"] for boundary in boundaries[:-1]]
        start += end
    return found


def _ends(match: re.Match[str], paragraph: str, code: str, proposed: list[int], since: int) -> bool:
    mark, after = match.end("mark"), match.end()
    following = paragraph[after : after + 1]
    if following.islower():
        return False
    before = paragraph[max(since, match.start() - _WORD_BACK) : match.start()]
    if match["mark"] == "." and _is_abbreviation(
        before, paragraph[after : after + 8], since, match.start(), code
    ):
        return False
    if match["close"] and match["mark"] != "." and _SAYS.match(paragraph[after : after + 60]):
        return False
    at = bisect_right(proposed, mark)
    if at < len(proposed) and proposed[at] <= after:
        return True
    return _sentencex_missed(match, before, paragraph, since)


def _is_abbreviation(before: str, following: str, since: int, at: int, code: str) -> bool:
    """Whether the full stop at ``at``, after ``before``, belongs to an abbreviation or a list number."""
    words = before.split()
    if not words or before[-1:].isspace():
        return False
    word = words[-1].lstrip(OPENERS)
    if at - since == len(words[-1]) and _LIST_NUMBER.fullmatch(words[-1]):
        return True
    if code == "ar":
        if _ERA.search(before):
            return False
        if word in _ARABIC_REFERENCE and _NUMBER_NEXT.match(following):
            return True
        return word in _ARABIC_TITLE and not following[:1].isdigit()
    return word.lower() in _ENGLISH_REFERENCE and _NUMBER_NEXT.match(following) is not None


def _sentencex_missed(match: re.Match[str], before: str, paragraph: str, since: int) -> bool:
    """Ends that sentencex does not propose: Arabic marks it does not know, sentences wholly in brackets."""
    if "…" in match["mark"] or "۔" in match["mark"]:
        following = paragraph[match.end() : match.end() + 1]
        return following.isalpha() and not following.isupper()
    if match["mark"] == "." and _ERA.search(before):
        return True
    return ")" in match["close"] and paragraph[since] == "("
