"""A person's segmentation rules for new projects, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.segmentation.srx import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.settings import Preferences

LANGUAGES = ("ar", "en")
_KEY = "segmentation/{language}"


def usual_rules(preferences: Preferences, language: str) -> tuple[Rule, ...]:
    """The rules kept for a language; what is no rule (kept by another version, say) is passed over."""
    kept = preferences.value(_KEY.format(language=language), [])
    made: list[Rule] = []
    for entry in kept if isinstance(kept, list) else []:
        try:
            breaks, before, after = entry
            made.append(Rule(bool(breaks), compile_pattern(before), compile_pattern(after)))
        except (TypeError, ValueError, InputError):
            continue
    return tuple(made)


def all_usual_rules(preferences: Preferences) -> dict[str, tuple[Rule, ...]]:
    """The rules of each language that has any."""
    return {language: rules for language in LANGUAGES if (rules := usual_rules(preferences, language))}


def keep_usual_rules(preferences: Preferences, language: str, rules: Sequence[Rule]) -> None:
    """Keep rules for a language in place of those before."""
    entries = [[rule.breaks, rule.before.pattern, rule.after.pattern] for rule in rules]
    preferences.set_value(_KEY.format(language=language), entries)
