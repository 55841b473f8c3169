"""Find an encoder by name among those that installed packages offer as entry points."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final, Protocol

from aligner.errors import EncoderError
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

ENCODER_ENTRY_POINTS: Final = "muqabala.encoders"
"""Group of entry points. The name is that of the encoder, the object a :class:`LoadableEncoder`."""
DEFAULT_ENCODER: Final = "use"


class LoadableEncoder(Protocol):
    """What an entry point gives."""

    def load(self, progress: Progress = no_progress) -> Encoder:
        """Make the encoder.

        Raises:
            EncoderError: it cannot be had; the remedy says how.
        """
        ...


def load_encoder(name: str = DEFAULT_ENCODER, progress: Progress = no_progress) -> Encoder:
    """Load an encoder by the name of its entry point; never downloads.

    Raises:
        EncoderError: no installed package offers it, or it cannot be loaded.
    """
    points = {point.name: point for point in entry_points(group=ENCODER_ENTRY_POINTS)}
    if name not in points:
        raise EncoderError(
            "no installed package offers an encoder {name!r}",
            name=name,
            remedy="Choose one of {names}, or install Muqabala with pip"
            if points
            else "Install Muqabala with pip, or pass an encoder",
            names=tuple(sorted(points)),
        )
    found: LoadableEncoder = points[name].load()
    return found.load(progress)
