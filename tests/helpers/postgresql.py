"""A PostgreSQL server for tests: in a temporary folder, reached by a socket, gone with the test process."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SUPERUSER = "keeper"


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl; Debian does not put it on the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a server shows to prove who it is: files in the PEM format, without a password."""

    certificate: Path
    key: Path


@contextmanager
def server(
    password: str = "", *, tcp: bool = False, tls: Certificate | None = None, connections: int = 200
) -> Iterator[str]:
    """Run a server → the address of its database ``postgres``, for the superuser.

    Args:
        password: of the superuser, on a server that asks everybody for one; empty for one that trusts all.
        tcp: let it listen on 127.0.0.1 as well, at the port that the address then names.
        tls: its certificate; connections by TCP may then be encrypted.
        connections: how many it allows.

    Skips the test with a reason where there is no PostgreSQL, or none may be started.
    """
    pytest.importorskip("psycopg", reason="needs psycopg (pip install 'muqabala[team]')")
    programs = _programs()
    if programs is None:
        pytest.skip("needs PostgreSQL (apt-get install postgresql)")
    as_other: list[str] = []
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            try:
                account = pwd.getpwnam("postgres")
            except KeyError:
                pytest.skip("runs as root, and there is no account postgres to start PostgreSQL with")
            os.chown(folder, account.pw_uid, account.pw_gid)
            as_other = ["runuser", "-u", "postgres", "--"]
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            command = [*as_other, str(programs / program), *arguments]
            ran = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
            if ran.returncode:
                pytest.skip(f"{program} failed: {ran.stderr.strip()[-300:]}")

        access = ["-U", SUPERUSER, "-A", "scram-sha-256" if password else "trust"]
        if password:
            file = folder / "password"
            file.write_text(password, encoding="ascii")
            file.chmod(0o644)
            access += ["--pwfile", str(file)]
        run("initdb", "-D", str(data), *access, "-E", "UTF8", "--no-sync", "--locale=C")
        # No TCP, no fsync: the folder does not outlive the tests.
        port = _free_port() if tcp else 5432
        settings = [
            f"listen_addresses={'127.0.0.1' if tcp else ''}",
            f"port={port}",
            f"unix_socket_directories={folder}",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "autovacuum=off",
            f"max_connections={connections}",
        ]
        if tls is not None:
            for name, file, setting in (
                ("server.crt", tls.certificate, "ssl_cert_file"),
                ("server.key", tls.key, "ssl_key_file"),
            ):
                copy = folder / name
                shutil.copyfile(file, copy)
                copy.chmod(0o600)
                if as_other:
                    shutil.chown(copy, "postgres", "postgres")
                settings.append(f"{setting}={copy}")
            settings.append("ssl=on")
        options = " ".join(f"-c {setting}" for setting in settings)
        run("pg_ctl", "-D", str(data), "-w", "-t", "120", "-l", str(folder / "log"), "-o", options, "start")
        try:
            secret = f":{password}" if password else ""
            at = f"localhost:{port}/postgres" if tcp else f"/postgres?host={folder}"
            yield f"postgresql://{SUPERUSER}{secret}@{at}"
        finally:
            command = [*as_other, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            subprocess.run(command, capture_output=True, cwd=folder, check=False)


def _free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
