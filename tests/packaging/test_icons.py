"""The icon files that are made from the drawing."""

from __future__ import annotations

import runpy
import struct
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QImageReader

ICONS: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "icons.py"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("icons")
    ICONS["write_all"](made)
    return made


def test_each_size_is_drawn(folder: Path) -> None:
    for size in (16, 32, 48, 64, 128, 256, 512):
        image = QImage(str(folder / f"{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size // 8).alpha() == 255


def test_the_windows_icon_holds_its_sizes(folder: Path) -> None:
    data = (folder / "muqabala.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, len(ICONS["ICO_SIZES"]))
    for number, size in enumerate(ICONS["ICO_SIZES"]):
        width, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert width == size % 256
        assert data[offset : offset + length] == (folder / f"{size}.png").read_bytes()
    assert QImageReader(str(folder / "muqabala.ico")).imageCount() == count


def test_the_macos_icon_is_as_long_as_it_says(folder: Path) -> None:
    data = (folder / "muqabala.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    at = 8
    while at < len(data):
        at += struct.unpack_from(">I", data, at + 4)[0]
    assert at == len(data)
