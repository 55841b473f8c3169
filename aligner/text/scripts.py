"""Scripts: the share of Arabic letters in a text, and the direction of a language."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from aligner.errors import InputError

ARABIC_LETTERS = (
    "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufdff\ufe70-\ufefc"
)

# Runs of letters: fewer matches than single letters.
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")

_SHORTEST = {
    "ara": "ar", "arb": "ar", "eng": "en", "fas": "fa", "pes": "fa", "per": "fa", "urd": "ur", "heb": "he",
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "tur": "tr", "rus": "ru",
    "lat": "la", "por": "pt", "nld": "nl", "dut": "nl",
}  # fmt: skip
_PERSIAN = "پچژگ"
_URDU = "ٹڈڑےں"
_MIN_OWN_LETTERS = 0.01
"""Share of letters that Arabic does not have. Persian, Ottoman and Urdu have 2 to 6 %; an Arabic text with
foreign names stays below .5 %."""

# Languages whose usual script runs from right to left, by ISO 639-1, -2 and -3 codes. Source: the likely
# subtags of Unicode CLDR (supplemental/likelySubtags.xml).
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(
    """
    ar ara fa fas per pes prs he heb iw yi yid ji ur urd ps pus pbt pbu sd snd ug uig dv div ckb ks kas
    abv acm acq acw acx adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl ayn ayp shu ssh
    arc syr syc aii cld mid smp sam nqo rhg ota chg azb bal bgn bgp bqi brh bft bsk bsh dcc dmk dml fia
    gbz gjk gju glk gwc gwt haz hbo hnd hno jpr jrb khw kvx kxp lah lad lki lrc luz mki mve mvy mzn ntz
    oru pnb phl phr phv prd psi rmt scl sdg sdh skr swb swi tmr tnf trw txm uaj wbl wne wni wsg xkc
    xkj xkp xkv xld xmn xna xpr xsa yhd yih ydd zdj zum
    """.split()  # noqa: SIM905
)
# Where the region decides: these are written in Arabic letters there and in other letters elsewhere.
_RIGHT_TO_LEFT_IN = {
    "az": "iq ir", "aze": "iq ir", "ha": "cm sd", "hau": "cm sd", "kk": "af cn ir mn", "kaz": "af cn ir mn",
    "ku": "iq ir lb", "kur": "iq ir lb", "kmr": "iq ir lb", "ky": "cn", "kir": "cn", "man": "gn",
    "ms": "cc", "msa": "cc", "may": "cc", "pa": "pk", "pan": "pk", "tg": "pk", "tgk": "pk", "tk": "af ir",
    "tuk": "af ir", "tly": "ir", "uz": "af", "uzb": "af",
}  # fmt: skip
_LEFT_TO_RIGHT_IN = {"sd": "in", "snd": "in", "ug": "kz mn", "uig": "kz mn", "lad": "tr es"}
_OTHER_LETTERS = frozenset(
    """
    he heb iw yi yid ji lad jpr jrb hbo yih yhd tmr dv div syr syc arc aii cld mid smp sam nqo man rhg xmn
    xpr xsa xna phn
    """.split()  # noqa: SIM905
)
# ISO 15924 codes of scripts that run from right to left.
_SCRIPTS = frozenset(
    """
    adlm arab aran armi avst chrs cprt elym gara hatr hebr hung khar lydi mand mani mend merc mero narb
    nbat nkoo orkh ougr palm phli phlp phlv phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa yezi
    """.split()  # noqa: SIM905
)


def arabic_share(text: str) -> float:
    """Arabic letters among the Arabic and Latin letters of a text, in [0, 1]; 0 where there are none."""
    if text.isascii():
        return 0.0
    arabic = sum(map(len, _ARABIC.findall(text)))
    latin = sum(map(len, _LATIN.findall(text)))
    return arabic / (arabic + latin) if arabic + latin else 0.0


def likely_language(text: str) -> str:
    """Code of the language that the letters of a text point to: ar, fa, ur, ota (Ottoman Turkish), he; en for
    all else.

    Persian and Urdu have letters that Arabic lacks, a few in a hundred. Ottoman has those of Persian, and now
    and then ``ڭ``. Other languages in Arabic letters come out as one of these.
    """
    if text.isascii():
        return "en"
    counts = Counter(text)
    hebrew = sum(counts[chr(code)] for code in range(0x5D0, 0x5EB))
    latin = sum(map(len, _LATIN.findall(text)))
    arabic = sum(map(len, _ARABIC.findall(text)))
    if hebrew > max(latin, arabic):
        return "he"
    if arabic <= latin:
        return "en"
    if sum(counts[letter] for letter in _URDU) >= _MIN_OWN_LETTERS * arabic:
        return "ur"
    if sum(counts[letter] for letter in _PERSIAN) >= _MIN_OWN_LETTERS * arabic:
        return "ota" if counts["ڭ"] else "fa"
    return "ar"


def base_language(tag: str) -> str:
    """The language of a BCP 47 tag, without script and region, by its shortest code: ar for ar-SA, ara."""
    base = tag.strip().casefold().replace("_", "-").partition("-")[0]
    return _SHORTEST.get(base, base)


def check_language(tag: str) -> None:
    """Refuse what is no BCP 47 tag.

    Raises:
        InputError: the tag is malformed, or is ``ar-AR``, the Arabic of Argentina.
    """
    if not _TAG.fullmatch(tag):
        raise InputError("{tag!r} is not a language code", tag=tag, remedy="Write it like ar, en or en-GB")
    if tag.casefold() == "ar-ar":
        raise InputError("{tag} means the Arabic of Argentina", tag=tag, remedy="Use ar, or ar-SA for Trados")


def is_right_to_left(language: str) -> bool:
    """Whether text with this BCP 47 tag runs from right to left.

    A script subtag decides (``ur-Latn`` does not, ``az-Arab`` does); without one the region, where a
    language has another script there (``pa-PK``); else the usual script of the language. Underscores count
    for hyphens, and case has no meaning.
    """
    parts = language.strip().casefold().replace("_", "-").partition(".")[0].split("-")
    # Four letters after an extension ("u-...", "x-...") are not a script.
    subtags = list(itertools.takewhile(lambda part: len(part) > 1, parts[1:]))
    script = next((part for part in subtags if len(part) == 4 and part.isalpha()), "")
    if script:
        return script in _SCRIPTS
    region = next((part for part in subtags if len(part) == 2), "")
    if region and region in _RIGHT_TO_LEFT_IN.get(parts[0], "").split():
        return True
    if region and region in _LEFT_TO_RIGHT_IN.get(parts[0], "").split():
        return False
    return parts[0] in _RIGHT_TO_LEFT


def is_arabic_script(language: str) -> bool:
    """Whether text with this BCP 47 tag is written in Arabic letters; see :func:`is_right_to_left`."""
    if not is_right_to_left(language):
        return False
    parts = language.strip().casefold().replace("_", "-").split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return script in ("arab", "aran") if script else parts[0] not in _OTHER_LETTERS
