"""Encrypted connections: the certificate of the right server is accepted, any other is a sentence."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from aligner.errors import ProjectError
from tests.helpers.postgresql import Certificate, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.server import Library

pytestmark = pytest.mark.postgresql


class Authority:
    """A certificate authority of one's own, by openssl."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self.certificate, self._key = folder / f"{name}.pem", folder / f"{name}.key"
        self._run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                  "-keyout", str(self._key), "-out", str(self.certificate))  # fmt: skip

    def certify(self, host: str) -> Certificate:
        """Make the certificate of a server."""
        key, asked, made, names = (
            self._folder / f"{self._name}-{host}.{end}" for end in ("key", "csr", "crt", "ext")
        )
        names.write_text(f"subjectAltName=DNS:{host}\n", encoding="ascii")
        self._run("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}",
                  "-keyout", str(key), "-out", str(asked))  # fmt: skip
        self._run("x509", "-req", "-in", str(asked), "-CA", str(self.certificate), "-CAkey", str(self._key),
                  "-CAcreateserial", "-days", "2", "-extfile", str(names), "-out", str(made))  # fmt: skip
        return Certificate(made, key)

    @staticmethod
    def _run(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    return Authority(folder, "authority")


@pytest.fixture(scope="module")
def url(authority: Authority) -> Iterator[str]:
    """A server that proves to be "localhost"."""
    with server("keep-out", tcp=True, tls=authority.certify("localhost")) as address:
        yield address


def library(url: str, root: Path, host: str = "localhost") -> Library:
    from db.server import Library

    return Library(f"{url.replace('@localhost', f'@{host}')}?sslmode=verify-full&sslrootcert={root}")


def test_the_certificate_of_the_server_is_accepted(url: str, authority: Authority) -> None:
    with library(url, authority.certificate) as opened:
        opened.init()
        assert opened.projects() == ()
        with opened._engine.connect() as connection:
            encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert connection.exec_driver_sql(encrypted).scalar_one() is True


def test_the_certificate_of_another_server_is_refused(url: str, authority: Authority) -> None:
    with (
        library(url, authority.certificate, "127.0.0.1") as opened,
        pytest.raises(
            ProjectError, match=r"shows the certificate of another server\. Check the name"
        ) as error,
    ):
        opened.projects()
    assert "keep-out" not in str(error.value)


def test_a_certificate_of_an_unknown_authority_is_refused(url: str, folder: Path) -> None:
    with (
        library(url, Authority(folder, "somebody").certificate) as opened,
        pytest.raises(ProjectError, match="shows a certificate that cannot be verified"),
    ):
        opened.projects()


def test_a_missing_file_of_the_authority_is_a_sentence(url: str, folder: Path) -> None:
    with (
        library(url, folder / "nowhere.pem") as opened,
        pytest.raises(ProjectError, match="shows a certificate that cannot be verified"),
    ):
        opened.projects()


def test_a_server_without_encryption_is_refused(folder: Path, authority: Authority) -> None:
    with (
        server("keep-out", tcp=True) as plain,
        library(plain, authority.certificate) as opened,
        pytest.raises(ProjectError, match="offers no encrypted connection"),
    ):
        opened.projects()
