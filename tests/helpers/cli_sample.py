"""Two texts that align in an instant, and what a run of the program comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ARABIC = (
    "سار السلطان إلى العراق في تلك السنة. ثم عاد إلى نيسابور ومعه العسكر. "
    "وصل التجار من بلاد الصين. قتلهم نائب المدينة سرا.\n"
)
ENGLISH = (
    "The sultan marched to Iraq in that year. Then he returned to Nishapur with the army. "
    "Merchants arrived from China. The governor of the city killed them in secret.\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
