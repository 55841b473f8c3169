"""Icons and the sample that ship with the program."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).parent
SAMPLE: Final = RESOURCES / "sample"
