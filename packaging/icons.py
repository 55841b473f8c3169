"""Write the icon in every size and container that systems ask for, from the one SVG.

Usage: python packaging/icons.py FOLDER
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def source() -> Path:
    """The drawing, in this source tree or in the installed package."""
    import ui.resources

    return Path(ui.resources.__file__).parent / "muqabala.svg"


def png(drawing: Path, size: int) -> bytes:
    """The drawing as a square PNG with `size` pixels a side, transparent around it."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(images: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG images; a side of 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    for size, data in images.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(images.values())


def icns(images: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG images."""
    body = b"".join(
        ICNS_TYPES[size] + struct.pack(">I", len(data) + 8) + data for size, data in images.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def write_all(folder: Path) -> None:
    """Write `SIZE.png` for each size, `muqabala.svg`, `muqabala.ico` and `muqabala.icns`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    drawing = source()
    folder.mkdir(parents=True, exist_ok=True)
    images = {size: png(drawing, size) for size in SIZES}
    for size, data in images.items():
        (folder / f"{size}.png").write_bytes(data)
    (folder / "muqabala.svg").write_bytes(drawing.read_bytes())
    (folder / "muqabala.ico").write_bytes(ico({size: images[size] for size in ICO_SIZES}))
    (folder / "muqabala.icns").write_bytes(icns({size: images[size] for size in ICNS_TYPES}))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
