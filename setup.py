"""Compiles the translations when the package is built; everything else stands in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from ui.i18n.tools.qm_compiler import compile_folder  # noqa: E402  (the build's path does not hold the project)


class BuildWithTranslations(build_py):
    """Writes the .qm files beside their sources first, so that editable installs have them too."""

    def run(self) -> None:
        compile_folder(ROOT / "ui" / "i18n")
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
