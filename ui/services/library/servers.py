"""Libraries on a server, as the window uses them: where the copies of projects are, passwords, lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

from aligner.errors import ProjectError
from aligner.folders import data_folder
from aligner.messages import Message
from aligner.permissions import Person
from aligner.progress import Progress, no_progress
from ui.services.library.listing import LibraryEntry, entry_of
from ui.services.project_files import PROJECT_SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

    from db import Project
    from db.server import Library, MirroredProject

_FOLDER: Final = "servers"
_SERVICE: Final = "muqabala"


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A project of a library.

    Attributes:
        address: of the library, without a password.
        schema: of the project.
    """

    address: str
    schema: str

    @property
    def path(self) -> Path:
        """Where the copy of the project is, by which the window knows it."""
        return _folder_of(self.address) / f"{self.schema}{PROJECT_SUFFIX}"

    @classmethod
    def of(cls, path: Path) -> ServerPlace | None:
        """The project that a path is the copy of; None for a file."""
        if path.parent.parent != data_folder() / _FOLDER or path.suffix != PROJECT_SUFFIX:
            return None
        return cls(unquote(path.parent.name), path.stem)

    @classmethod
    def of_checked_out(cls, project: Project) -> ServerPlace | None:
        """The project of a library that a file was checked out of; None for any other project."""
        from db.project_reader import CHECKED_OUT

        # Only now what works with servers is imported, which takes longer than to open a file.
        if hasattr(project, "offline") or project.setting(CHECKED_OUT) is None:
            return None
        from db.server.check_in import origin_of

        return cls(*origin_of(project))

    @property
    def library(self) -> str:
        """Server and database, for people."""
        return shown_address(self.address)


def _folder_of(address: str) -> Path:
    """Where the copies of the projects of a library are."""
    return data_folder() / _FOLDER / quote(address, safe="")


class Passwords:
    """Passwords of libraries: of this session, and in the keyring of the system if there is one."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    @property
    def can_be_kept(self) -> bool:
        """Whether the system has a keyring that this program can use."""
        return _keyring() is not None

    def of(self, address: str) -> str:
        """The password for an address; empty when none is known."""
        if address not in self._known and (keyring := _keyring()) is not None:
            try:
                kept = keyring.get_password(_SERVICE, address)
            except Exception:  # noqa: BLE001  (a keyring that is locked, or whatever the system has)
                kept = None
            if kept:
                self._known[address] = kept
        return self._known.get(address, "")

    def set(self, address: str, password: str, *, keep: bool = False) -> None:
        """Remember a password until the program ends, or in the keyring."""
        self._known[address] = password
        if keep and (keyring := _keyring()) is not None:
            try:
                keyring.set_password(_SERVICE, address, password)
            except Exception as error:
                raise ProjectError(
                    "The keyring does not keep the password", remedy="Enter it again the next time"
                ) from error

    def forget(self, address: str) -> None:
        """Forget a password that was refused."""
        self._known.pop(address, None)


passwords: Final = Passwords()


def _keyring() -> Any:
    if find_spec("keyring") is None:
        return None
    keyring = import_module("keyring")
    found = keyring.get_keyring()
    return None if type(found).__module__ == "keyring.backends.fail" else found


def shown_address(address: str) -> str:
    """Login, server and database of a library, for people."""
    return unquote(address.partition("://")[2].partition("?")[0])


def address_of(server: str, database: str, login: str, *, check_certificate: bool = False) -> str:
    """Write the address of a library from what a person has entered.

    Args:
        server: name, or name:port.
    """
    login, database = quote(login.strip(), safe=""), quote(database.strip(), safe="")
    address = f"postgresql://{login}@{server.strip()}/{database}"
    return f"{address}?sslmode=verify-full&sslrootcert=system" if check_certificate else address


def open_library(address: str, password: str) -> Library:
    """Open a library; no connection is made yet.

    Raises:
        ProjectError: it is no address, or this installation cannot use a server.
    """
    if find_spec("psycopg") is None:
        raise ProjectError(
            "Libraries on a server need psycopg", remedy="Install Muqabala with the extra team"
        )
    from db.server import Library
    from db.server.postgresql import with_password

    return Library(with_password(address, password))


def open_place(place: ServerPlace, progress: Progress = no_progress) -> MirroredProject:
    """Open a project of a library with the password that is known.

    Raises:
        ProjectError: see :meth:`db.server.MirroredProject.mirror`.
    """
    from db.server import MirroredProject

    library = open_library(place.address, passwords.of(place.address))
    try:
        return MirroredProject.mirror(library, place.schema, place.path, progress)
    except BaseException:
        library.close()
        raise


def read_server(address: str, progress: Progress = no_progress) -> list[LibraryEntry]:
    """List the projects of a library.

    Raises:
        ProjectError: the server cannot be reached, or does not let this person in.
        Cancelled: by ``progress``.
    """
    progress(0.0, Message("Reading the projects"))
    with open_library(address, passwords.of(address)) as library:
        found = library.summaries()
    progress(1.0, Message("Reading the projects"))
    folder = _folder_of(address)
    return [
        entry_of(
            folder / f"{entry.schema}{PROJECT_SUFFIX}",
            summary,
            datetime.fromisoformat(summary.changed).timestamp(),
            entry.schema,
        )
        for entry, summary in found
    ]


def add_file(address: str, path: Path, person: Person, progress: Progress = no_progress) -> ServerPlace:
    """Copy a project file into a library, with its history. The file stays as it is.

    Args:
        person: who makes the project there, where the library does not know who is signed in.

    Raises:
        ProjectError: the file is damaged, or the server cannot be reached or does not allow it.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    with open_library(address, passwords.of(address)) as library:
        member = library.me()
        by = person if member is None else Person(member.name, person.role)
        return ServerPlace(address, library.add(path, by=by, progress=progress))


def sign_in(address: str, password: str) -> None:
    """Make sure that a library lets a person in.

    Raises:
        ProjectError: it does not.
    """
    with open_library(address, password) as library:
        library.projects()
