"""A PostgreSQL server for tests: in a temporary folder, reached by a socket, gone with the test process."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
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


@contextmanager
def server(password: str = "") -> Iterator[str]:
    """Run a server → the address of its database ``postgres``, for the superuser.

    Args:
        password: of the superuser, on a server that asks everybody for one; empty for one that trusts all.

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
        settings = (
            "listen_addresses=",
            f"unix_socket_directories={folder}",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "autovacuum=off",
            "max_connections=200",
        )
        options = " ".join(f"-c {setting}" for setting in settings)
        run("pg_ctl", "-D", str(data), "-w", "-t", "120", "-l", str(folder / "log"), "-o", options, "start")
        try:
            secret = f":{password}" if password else ""
            yield f"postgresql://{SUPERUSER}{secret}@/postgres?host={folder}"
        finally:
            command = [*as_other, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            subprocess.run(command, capture_output=True, cwd=folder, check=False)
