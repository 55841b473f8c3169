"""Pages for reviewers without the program: one file that works offline, and saves the decisions.

:mod:`aligner.formats.bitexts.review_page` reads what comes back.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aligner.exchange.review_table import reference_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import without_surrogates
from aligner.review_categories import (
    ALIGNMENT_KEYS,
    SEVERITY_KEYS,
    STANDARD,
    TRANSLATION_KEYS,
    Category,
    CategoryModel,
    ErrorSeverity,
)
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages

_TEMPLATE: Final = Path(__file__).with_name("review_page.html")
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def write_review_page(
    path: Path,
    units: Iterable[TranslationUnit],
    languages: Languages,
    title: str,
    model: CategoryModel = STANDARD,
) -> int:
    """Write the page, and return the number of pairs in it. Units that belong to no project are left out.

    Args:
        model: the categories that a return may have.

    Raises:
        OutputError: it cannot be written.
    """
    pairs: list[dict[str, Any]] = []
    for unit in units:
        if (reference := reference_of(unit)) is not None:
            pairs.append(
                {
                    "pair": reference.pair,
                    "reference": str(reference),
                    "number": unit.identifier or str(len(pairs) + 1),
                    "source": unit.source,
                    "target": unit.target,
                    "status": unit.status.value if unit.status is not None else "",
                    "notes": list(unit.notes),
                }
            )
    document = {
        "project": title,
        "file": f"{_FORBIDDEN.sub(' ', title).strip() or 'review'}.review.json",
        "sheet": hashlib.sha256(json.dumps([title, pairs]).encode()).hexdigest()[:16],
        "source": _side(languages.source),
        "target": _side(languages.target),
        "alignment": model.alignment,
        "translation": (*model.translation, Category.OTHER.value),
        "severities": [severity.value for severity in ErrorSeverity],
        "keys": {
            "alignment": ALIGNMENT_KEYS,
            "translation": TRANSLATION_KEYS,
            "severities": SEVERITY_KEYS,
        },
        "pairs": pairs,
    }
    # "<" would let a text end the script that holds the data.
    data = json.dumps(document, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    page = _TEMPLATE.read_text(encoding="utf-8").replace("@DATA@", without_surrogates(data), 1)
    with atomic_write(path) as stream:
        stream.write(page.encode())
    return len(pairs)


def _side(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if is_right_to_left(language) else "ltr"}
