"""The parameters and the dictionary that have not seen a set."""

from __future__ import annotations

from pathlib import Path

import lexicon

from aligner.spans.lexicon import TABLE as LEXICON
from aligner.spans.lexicon import load_lexicon
from aligner.spans.model import TABLE, load_model
from aligner.spans.pair import PairSettings

LEXICONS = Path(__file__).parents[1] / "build" / "lexicons"


def settings_without(
    set_name: str, models: Path | None, data: Path, lexicons: Path = LEXICONS
) -> PairSettings:
    """Settings for judging a set: ``models/<set>.json`` where there is one, and a dictionary made without it.

    Args:
        models: where the parameters learned without each set lie; None takes what the program ships.
        lexicons: where dictionaries are kept; one that is not there is learned now.
    """
    table = models / f"{set_name}.json" if models else TABLE
    if not table.exists() or table == TABLE:
        return PairSettings()
    words = lexicon.without(data, set_name, lexicons) if (data / "beads" / set_name).exists() else LEXICON
    return PairSettings(model=load_model(table), lexicon=load_lexicon(words))
