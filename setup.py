"""Builds what pyproject.toml cannot describe.

- The translations are compiled into the package, and the pages that Help shows are copied into it.
- The description for a package index has no relative links, which would lead nowhere there. In the
  environment, MUQABALA_REPOSITORY (https://host/owner/name) and MUQABALA_REVISION (a tag) make them absolute.
  Without them the pictures are left out and the links become plain text.
- Source archives hold sorted entries with the time of SOURCE_DATE_EPOCH and no owner, wheels no modes of the
  checkout: two builds are equal.
"""

import gzip
import os
import re
import sys
import tarfile
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from ui.dialogs.guide.guide_text import PAGES  # noqa: E402
from ui.i18n.tools.qm_compiler import compile_folder  # noqa: E402  (the build's path does not hold the project)

REPOSITORY = os.environ.get("MUQABALA_REPOSITORY", "").rstrip("/")
REVISION = os.environ.get("MUQABALA_REVISION", "main")
PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)]+)\)")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)]+)\)")


def description_for_index(text: str) -> str:
    """The README with absolute links, or without pictures and links where no address is known."""
    if REPOSITORY:
        text = PICTURE.sub(rf"![\1]({REPOSITORY}/raw/{REVISION}/\2)", text)
        return LINK.sub(rf"[\1]({REPOSITORY}/blob/{REVISION}/\2)", text)
    lines = [line for line in text.splitlines() if not PICTURE.search(line)]
    return LINK.sub(r"\1", "\n".join(lines)) + "\n"


class BuildWithTranslations(build_py):
    """Writes the .qm files beside their sources first, so that editable installs have them too.

    The pages of Help are copied into what is built: a checkout reads it from its documents.
    """

    def run(self) -> None:
        compile_folder(ROOT / "ui" / "i18n")
        super().run()
        if not self.editable_mode:
            folder = Path(self.build_lib) / "ui" / "resources" / "guide"
            folder.mkdir(parents=True, exist_ok=True)
            for path in sorted((ROOT / "docs").glob("*.md")):
                if path.name.partition(".")[0] in PAGES:
                    self.copy_file(str(path), str(folder / path.name))


class SameWheel(bdist_wheel):
    """Writes the same wheel whatever the modes of the checkout and the umask of the person are."""

    def run(self) -> None:
        before = os.umask(0o022)
        try:
            super().run()
        finally:
            os.umask(before)

    def write_wheelfile(self, folder: str | os.PathLike[str], *given: object, **named: object) -> None:
        # The last that is written before everything is packed.
        super().write_wheelfile(folder, *given, **named)
        for path in Path(self.bdist_dir).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


class SameSourceArchive(sdist):
    """Writes the same archive from the same files, independent of builder and time."""

    def make_archive(
        self,
        base_name: str,
        kind: str,
        root_dir: str | None = None,
        base_dir: str | None = None,
        **ignored: object,
    ) -> str:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch is None or kind != "gztar":
            return super().make_archive(base_name, kind, root_dir, base_dir, **ignored)

        def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime = int(epoch)
            member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            return member

        name = f"{base_name}.tar.gz"
        with (
            open(name, "wb") as file,
            gzip.GzipFile("", "wb", mtime=int(epoch), fileobj=file) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            folder = Path(root_dir or ".", base_dir or ".")
            for path in sorted([folder, *folder.rglob("*")]):
                archive.add(path, str(path.relative_to(root_dir or ".")), recursive=False, filter=plain)
        return name


setup(
    cmdclass={"build_py": BuildWithTranslations, "bdist_wheel": SameWheel, "sdist": SameSourceArchive},
    long_description=description_for_index((ROOT / "README.md").read_text("utf-8")),
    long_description_content_type="text/markdown",
    project_urls={"Repository": REPOSITORY, "Changelog": f"{REPOSITORY}/blob/{REVISION}/CHANGELOG.md"}
    if REPOSITORY
    else {},
)
