"""Bytes of unknown encoding → text, with a reason for the choice.

Unicode is recognised by rule: a byte order mark, valid UTF-8, or the high bytes of UTF-16. Between the
single-byte encodings a score decides, the mean plausibility of the decoded characters outside ASCII: an
Arabic letter counts the more the commoner it is, and what never occurs in a word (a vowel mark after a Latin
letter, ta marbuta inside a word, control codes) counts against. General detectors were measured first, on 20
to 4,000 characters each: charset-normalizer 3.5 never found MacArabic, missed ISO-8859-6 in short texts and
read a third of the Windows-1252 texts wrongly.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

from aligner.errors import InputError
from aligner.formats.io.raw_file import read_bytes
from aligner.messages import Message


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A text as read from a file.

    Attributes:
        content: the text, with line ends as ``\\n`` and without a byte order mark.
        encoding: Python's name of the encoding it was read in.
        sha256: of the raw bytes, in hexadecimal.
        bytes: how many bytes there were.
        cleaning: what was changed after decoding, one phrase each; empty when nothing was.
        reason: why this encoding, as a clause for a person.
    """

    content: str
    encoding: str
    path: Path
    sha256: str
    bytes: int
    cleaning: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EncodingGuess:
    """One way to read some bytes.

    Attributes:
        encoding: Python's name. title: the name people know.
        score: the higher the better; comparable between guesses for the same bytes only.
        plausible: whether the text may be taken in this encoding without asking.
        preview: how the first telling lines look.
        reason: what speaks for or against it, as a clause.
    """

    encoding: str
    title: str
    score: float
    plausible: bool
    preview: str
    reason: str


ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": Message("UTF-16 (little-endian)"),
    "utf-16-be": Message("UTF-16 (big-endian)"),
    "utf-32-le": Message("UTF-32 (little-endian)"),
    "utf-32-be": Message("UTF-32 (big-endian)"),
    "cp1256": Message("Windows-1256 (Arabic)"),
    "iso8859-6": Message("ISO-8859-6 (Arabic)"),
    "mac-arabic": "MacArabic",
    "cp1252": Message("Windows-1252 (Western)"),
}
_ARABIC_PAGES = ("cp1256", "iso8859-6", "mac-arabic")
_MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = (
    (b"%PDF-", Message("a PDF")),
    (b"PK\x03\x04", Message("a zip archive or an Office document")),
    (b"SQLite format 3\0", Message("a database")),
    (b"\xd0\xcf\x11\xe0", Message("an old Office document")),
    (b"\x89PNG", Message("a picture")),
    (b"\xff\xd8\xff", Message("a picture")),
    (b"\x1f\x8b", Message("a compressed file")),
)
_CERTAIN = 1e6  # the score of what is known by rule, not by likelihood
_LIKELY = 0.1  # misread bytes hardly ever come above
_CLOSE = 0.3  # two readings whose scores differ by more are not both plausible
_USUAL = 5.0  # what Windows-1256 is ahead before the first letter: of the Arabic pages it is the usual one
_SAMPLE = 1 << 16  # bytes that the score looks at
_PREVIEW = 240

# Letters of Arabic prose per mille, means over classical, scriptural, legal and news texts.
_PER_MILLE = (
    "ا135 ل114 ي74 م67 ن64 و64 ر42 ب37 ت37 ه36 ع32 أ28 ك27 ف27 د24 ق23 س22 ة17 ح16 ج13 إ12 ذ11 "
    "ى9 ش9 خ9 ص8 ط7 ض6 ز6 ث5 ئ4 ء4 غ4 آ3 ظ2 ؤ1"
)
_LETTERS = {pair[0]: int(pair[1:]) for pair in _PER_MILLE.split()}
# Bits by which a letter is commoner than an even spread over the 36 would have it, held within ±2.
_GAIN = {letter: max(-2.0, min(2.0, log2(share * 36 / 1000))) for letter, share in _LETTERS.items()}
_VOWELS = set("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
_JOINED = _VOWELS | _GAIN.keys() | {"\u0640"}  # what an Arabic letter has beside it in a word
_TYPOGRAPHY = set("“”‘’«»–—…•\u00a0،؛؟")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?")


def read_text(path: Path | str, encoding: str | None = None) -> ImportedText:
    """Read a text file.

    Args:
        encoding: Python's name of the encoding, taken without question; None or ``"auto"`` to find it.

    Raises:
        InputError: missing, a folder, unreadable, empty, without any text, not a text file, or not decodable.
    """
    path = Path(path)
    data = read_bytes(path)
    chosen, reason = _chosen(data, encoding, path)
    decoded, cleaning = _clean(_decode(data, chosen, path))
    if "\0" in decoded:
        raise InputError("is not a text file: it holds NUL characters", remedy=_SAVE_AS_TEXT, path=path)
    if not _VISIBLE.search(decoded):
        raise InputError("holds nothing but white space", remedy="Choose a file with text in it", path=path)
    return ImportedText(decoded, chosen, path, hashlib.sha256(data).hexdigest(), len(data), cleaning, reason)


def candidate_encodings(data: bytes) -> tuple[EncodingGuess, ...]:
    """All ways to read ``data``, the likeliest first; the first is what :func:`read_text` takes if plausible.

    Encodings that cannot have produced these bytes are left out, so the result may be empty.
    """
    certain = _by_rule(data)
    guesses = []
    for encoding, title in ENCODINGS.items():
        if encoding.startswith("utf-32") and (certain is None or certain[0] != encoding):
            continue
        if encoding.startswith("utf-16") and not _could_be_utf16(data, certain):
            continue
        text = _strictly(data, encoding)
        if text is None or "\0" in text:
            continue
        sample = _telling(text)
        if certain is not None and encoding == certain[0]:
            guesses.append(EncodingGuess(encoding, title, _CERTAIN, True, _preview(sample), certain[1]))
        else:
            score = _score(sample, encoding)
            guesses.append(
                EncodingGuess(encoding, title, score, score > _LIKELY, _preview(sample), _why(score))
            )
    guesses.sort(key=lambda guess: -guess.score)
    return tuple(replace(g, plausible=g.plausible and g.score > guesses[0].score - _CLOSE) for g in guesses)


_SAVE_AS_TEXT = "Save it as plain text (UTF-8) in the program that made it"


def _chosen(data: bytes, encoding: str | None, path: Path) -> tuple[str, str]:
    if encoding is not None and encoding != "auto":
        try:
            name = codecs.lookup(encoding)
        except LookupError as error:
            raise InputError(
                "The encoding {encoding!r} is not known",
                remedy="Choose one of {names}",
                encoding=encoding,
                names=tuple(ENCODINGS),
            ) from error
        if not getattr(name, "_is_text_encoding", True):
            raise InputError(
                "{encoding!r} is not an encoding of text", remedy="Choose utf-8 or cp1256", encoding=encoding
            )
        return name.name, Message("it was chosen by hand")
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise InputError("is {kind}, not a text file", remedy=_SAVE_AS_TEXT, path=path, kind=kind)
    guesses = candidate_encodings(data)
    if guesses and guesses[0].score >= _CERTAIN:
        return guesses[0].encoding, guesses[0].reason
    _refuse_damaged_utf8(data, path)
    if guesses and guesses[0].plausible:
        return guesses[0].encoding, guesses[0].reason
    raise _undecodable(data, path)


def _refuse_damaged_utf8(data: bytes, path: Path) -> None:
    """Nearly valid UTF-8 is damaged UTF-8, though another page may find letters for each of its bytes."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        if sum(character > "\x7f" for character in text) > 4 * damaged:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(
                "is UTF-8 with damage in line {line} (byte {byte})",
                remedy="Get an undamaged copy, or choose its encoding by hand",
                path=path,
                line=line,
                byte=error.start + 1,
            ) from error


def _undecodable(data: bytes, path: Path) -> InputError:
    if b"\0" in data[:_SAMPLE]:
        return InputError("is not a text file: it holds NUL bytes", remedy=_SAVE_AS_TEXT, path=path)
    return InputError(
        "is in no encoding that is known here, or is not a text file",
        remedy="Choose its encoding by hand, or save it as UTF-8",
        path=path,
    )


def _by_rule(data: bytes) -> tuple[str, str] | None:
    """The encoding that the bytes themselves tell, and how; None where only likelihood can."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, Message(
                "it begins with the byte order mark of {encoding}", encoding=_family(encoding)
            )
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and "\0" not in utf8:
        if _too_many_controls(utf8):
            return None
        return "utf-8", Message("it is plain ASCII") if utf8.isascii() else Message("it is valid UTF-8")
    return _utf16_by_zeros(data)


def _family(encoding: str) -> str:
    """Return the name of a Unicode encoding without its byte order."""
    return ENCODINGS[encoding].split(" (")[0]


def _utf16_by_zeros(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every other byte is one of a few high bytes, 00 for Latin and 06 for Arabic."""
    if len(data) % 2 or len(data) < 4:
        return None
    sample = data[:_SAMPLE]
    units = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) + high.count(6) + high.count(0x20) < 0.9 * units:
            continue
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if low.count(0) + low.count(6) > 0.2 * units:
            continue
        text = _strictly(data, encoding)
        if text is not None and "\0" not in text and not _too_many_controls(text):
            return encoding, Message("every other byte is the high byte of an Arabic or Latin character")
    return None


def _could_be_utf16(data: bytes, certain: tuple[str, str] | None) -> bool:
    return certain is not None and certain[0].startswith("utf-16") and len(data) % 2 == 0


def _too_many_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text[:_SAMPLE])) > 0.02 * len(text[:_SAMPLE])


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        title = ENCODINGS.get(encoding, encoding)
        raise InputError(
            "is not {encoding}: line {line} (byte {byte}) cannot be decoded",
            remedy="Choose another encoding",
            path=path,
            encoding=title,
            line=line,
            byte=error.start + 1,
        ) from error
    except UnicodeError as error:
        raise InputError(
            "cannot be decoded as {encoding}", remedy="Choose another encoding", path=path, encoding=encoding
        ) from error


def _clean(text: str) -> tuple[str, tuple[str, ...]]:
    cleaning = []
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
        cleaning.append("byte order mark removed")
    if "\r" in text:
        text, count = _LINE_ENDS.subn("\n", text)
        cleaning.append(f"{count:,} line ends turned into line feeds")
    return text, tuple(cleaning)


def _telling(text: str) -> str:
    """The part of a text to judge: some way in, where it leaves ASCII."""
    if text.isascii():
        return text[:_SAMPLE]
    first = next(i for i, character in enumerate(text) if character > "\x7f")
    start = max(0, first - 200)
    line = text.rfind("\n", start, first) + 1
    return text[line or start :][:_SAMPLE].removeprefix("\ufeff")


def _preview(sample: str) -> str:
    lines = [" ".join(line.split()) for line in sample[: 4 * _PREVIEW].splitlines()]
    return "\n".join(line for line in lines if line)[:_PREVIEW]


def _why(score: float) -> str:
    if score > 0.5:
        return Message("its characters make likely words")
    if score > _LIKELY:
        return Message("its characters may make words")
    return Message("its characters make no likely words")


def _score(sample: str, encoding: str) -> float:
    """Mean plausibility of the characters outside ASCII: 0.2 to 2 for text, below 0 for misread bytes."""
    if _too_many_controls(sample):
        return -5.0
    total = 0.0
    count = 0
    arabic = False
    padded = f" {sample} "
    for match in _OUTSIDE.finditer(padded):
        i = match.start()
        character, before, after = padded[i], padded[i - 1], padded[i + 1]
        count += 1
        arabic = arabic or character in _GAIN
        total += _plausibility(character, before, after)
    stuck = len(_STUCK.findall(sample))
    total -= 3.0 * stuck
    count += stuck
    if not count:
        return 0.2
    if not arabic and encoding in _ARABIC_PAGES:
        total -= (
            0.5 * count
        )  # Latin text belongs in a Latin page, though the Arabic ones have some of its letters
    if arabic and encoding == "cp1256":
        total += _USUAL
    return total / count


_OUTSIDE = re.compile(r"[^\x00-\x7f]")
# Marks stuck to a letter on the wrong side: MacArabic finds ASCII marks in bytes that are letters elsewhere.
_LETTER = f"[{''.join(_GAIN)}]"
_STUCK = re.compile(rf"(?<={_LETTER})[\[<{{(_=@^|~`\\]|[\]>}})_=@^|~`\\](?={_LETTER})")


def _plausibility(character: str, before: str, after: str) -> float:
    if character in _GAIN:
        if _is_latin(before) or _is_latin(after):
            return -3.0
        if before not in _JOINED and after not in _JOINED:
            return -0.5
        if character in "ةى" and after in _GAIN:
            return -4.0  # these two end a word
        return 0.5 + _GAIN[character] + (character == "ل" and before == "ا")
    if character in _VOWELS:
        return 1.0 if before in _GAIN or before in _VOWELS else -3.0
    if character in _TYPOGRAPHY:
        return 0.6
    if character in "\u0640٠١٢٣٤٥٦٧٨٩":
        return 0.5
    if _is_latin(character):
        if before in _GAIN or after in _GAIN:
            return -3.0
        inside = _is_latin(before) or _is_latin(after)
        if character.isupper() and before.islower():
            return -2.0
        return 0.4 if inside else 0.2
    if unicodedata.category(character) in {"Cc", "Cn", "Co"}:
        return -5.0
    return -0.8


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")
