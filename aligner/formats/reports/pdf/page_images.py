"""Pictures of the pages of a PDF, to show and to print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from aligner.errors import InputError
from aligner.formats.documents.pdf.pages import PDFIUM

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

POINTS_PER_INCH = 72


class PageImages:
    """The pages of an open PDF. Use it in a ``with`` statement, or close it.

    Raises:
        InputError: the file is no PDF.
    """

    def __init__(self, path: Path) -> None:
        import pypdfium2

        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(path)
            except pypdfium2.PdfiumError as error:
                raise InputError("is no PDF", remedy="Export it again", path=path) from error
            self._count = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def image(self, page: int, dots_per_inch: float) -> NDArray[np.uint8]:
        """A page as blue, green, red → uint8, shape (height, width, 3).

        Args:
            page: counted from 0.
        """
        with PDFIUM:
            made = self._document[page]
            bitmap = made.render(scale=dots_per_inch / POINTS_PER_INCH)
            picture: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
            bitmap.close()
            made.close()
        return picture
