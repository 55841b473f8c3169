"""Parameters and dictionary learned without a given set."""

from __future__ import annotations

from pathlib import Path

from aligner.alignment.spans.features.lexicon import TABLE as LEXICON
from aligner.alignment.spans.features.lexicon import load_lexicon
from aligner.alignment.spans.parameters import TABLE, load_model
from aligner.alignment.spans.settings import PairSettings
from benchmarks.training import train_lexicon

LEXICONS = Path(__file__).parents[2] / "build" / "lexicons"


def settings_without(
    set_name: str, models: Path | None, data: Path, lexicons: Path = LEXICONS, document: str = ""
) -> PairSettings:
    """Settings for judging a set: ``models/<set>.json``, or ``models/<set>/<document>.json`` where only the
    document was left out, and a dictionary made without the set.

    Args:
        models: where the parameters learned without each set lie; None takes what the program ships.
        lexicons: where dictionaries are kept; one that is not there is learned now.
        document: name of the document to judge.
    """
    if models and (table := models / set_name / f"{document}.json").exists():
        return PairSettings(model=load_model(table))  # neither cuts nor words were learned from the set
    table = models / f"{set_name}.json" if models else TABLE
    if not table.exists() or table == TABLE:
        return PairSettings()
    known = (data / "beads" / set_name).exists()
    words = train_lexicon.without(data, set_name, lexicons) if known else LEXICON
    return PairSettings(model=load_model(table), lexicon=load_lexicon(words))
