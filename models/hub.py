"""Download a model from the Hugging Face hub into the standard cache: data only, resumable, cancellable."""

from __future__ import annotations

import errno
import fnmatch
import hashlib
import shutil
import sys
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import EncoderError
from aligner.extras import remedy_for
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from models.local_models import cached_snapshot, hub_cache, missing, refuse_code
from models.sentence_transformer.encoder import EXTRA, first_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WANTED: Final = ("*.json", "*.txt", "*.model", "*.safetensors")
_UNWANTED: Final = (
    "onnx/*",
    "openvino/*",
    "coreml/*",
    ".*",
    "*/.*",
    "README*",
    "*LICENSE*",
    "*requirements*.txt",
)
_SPARE: Final = 100 * 2**20  # bytes to leave free on the disk
_LARGE: Final = 2**20  # bytes from which a file is worth continuing
_PIECE: Final = 2**18  # bytes between two looks at whether to stop


def fetch(
    repository: str, revision: str, progress: Progress = no_progress, *, endpoint: str | None = None
) -> Path:
    """Download what is missing of a model → its folder in the standard cache.

    A download that was interrupted is continued.

    Args:
        repository: ``organisation/name``.
        revision: a commit, which pins the files for good, or a branch.
        progress: called with the share of bytes done at each piece received; raises Cancelled to stop.
        endpoint: URL of another hub.

    Raises:
        EncoderError: the libraries are missing; there is no such model or revision, or it has no safetensors
            weights; the hub cannot be reached; the disk is full.
    """
    try:
        import huggingface_hub
    except ImportError as error:
        raise EncoderError("downloading models needs the neural extra", remedy=remedy_for(EXTRA)) from error
    progress(0.0, Message("Asking for {name}", name=repository))
    with _told_plainly(repository):
        api = huggingface_hub.HfApi(endpoint=endpoint)
        listing = api.model_info(repository, revision=revision, files_metadata=True)
        sizes = {
            file.rfilename: int(file.size or 0) for file in listing.siblings or () if _wanted(file.rfilename)
        }
        if not any(name.endswith(".safetensors") for name in sizes):
            raise EncoderError(
                "the model {name} has no weights in safetensors form",
                remedy="Choose another model or revision",
                name=repository,
            )
        commit = listing.sha or revision
        _check_space(repository, commit, sizes)
        # Small files first: what is cut short is then only ever the weights.
        meter = _Meter(sum(sizes.values()), Message("Downloading {name}", name=repository), progress)
        for name in sorted(sizes, key=lambda name: sizes[name]):
            if sizes[name] >= _LARGE:
                _fetch_large(
                    huggingface_hub.hf_hub_url(repository, name, revision=commit, endpoint=endpoint),
                    repository,
                    meter,
                )
            huggingface_hub.hf_hub_download(
                repository, name, revision=commit, endpoint=endpoint, cache_dir=hub_cache(), tqdm_class=_Quiet
            )
            meter.finished(sizes[name])
    _name_revision(repository, revision, commit)
    folder = cached_snapshot(repository, commit)
    lack = missing(folder) if folder is not None else Message("did not arrive")
    if folder is None or lack:
        raise EncoderError(
            "the model {name} {lack}",
            remedy="Download it again, or choose another",
            name=repository,
            lack=lack,
        )
    refuse_code(folder)
    progress(1.0, Message("Downloaded {name}", name=repository))
    return folder


def _wanted(name: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in _WANTED) and not any(
        fnmatch.fnmatch(name, pattern) for pattern in _UNWANTED
    )


def _check_space(repository: str, commit: str, sizes: dict[str, int]) -> None:
    there = cached_snapshot(repository, commit)
    wanted = sum(size for name, size in sizes.items() if there is None or not (there / name).exists())
    place = hub_cache()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if wanted + _SPARE > free:
        raise EncoderError(
            "the model {name} needs {needed:,} MB and {place} has {free:,} MB free",
            remedy="Free some space, or set HF_HOME to a folder on another disk",
            name=repository,
            needed=round(wanted / 1e6),
            place=place,
            free=round(free / 1e6),
        )


def _name_revision(repository: str, revision: str, commit: str) -> None:
    """Record the commit of a branch as huggingface_hub does, so that the branch is found offline."""
    if revision != commit:
        reference = hub_cache() / f"models--{repository.replace('/', '--')}" / "refs" / revision
        reference.parent.mkdir(parents=True, exist_ok=True)
        reference.write_text(commit, encoding="ascii")


class _Meter:
    """Adds up the bytes of all files for one progress callback."""

    def __init__(self, total: int, message: Message, progress: Progress) -> None:
        self._total = max(total, 1)
        self._message = message
        self._progress = progress
        self._before = 0  # bytes of the files that are there
        self._now = 0.0  # bytes of the file under way

    def finished(self, size: int) -> None:
        self._before, self._now = self._before + size, 0
        self._tell()

    def moved(self, to: float) -> None:
        self._now = to
        self._tell()

    def _tell(self) -> None:
        self._progress(min((self._before + self._now) / self._total, 1.0), self._message)


class _Quiet:
    """A progress bar for huggingface_hub's own downloads, of small files, that draws nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.total: float | None = None

    def __enter__(self) -> _Quiet:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, n: float | None = 1) -> None:
        pass

    def close(self) -> None:
        pass


def _fetch_large(url: str, repository: str, meter: _Meter) -> None:
    """Put a file among the cache's blobs, where hf_hub_download will find it; go on where the last attempt
    stopped.

    huggingface_hub itself throws a partial file away, and its transfer in threads of its own cannot be
    cancelled.
    """
    from huggingface_hub import get_hf_file_metadata, get_session
    from huggingface_hub.utils._headers import build_hf_headers
    from huggingface_hub.utils._http import hf_raise_for_status

    about = get_hf_file_metadata(url)
    name = about.etag or hashlib.sha256(url.encode()).hexdigest()
    blob = hub_cache() / f"models--{repository.replace('/', '--')}" / "blobs" / name
    if blob.exists():
        return
    blob.parent.mkdir(parents=True, exist_ok=True)
    part = blob.with_name(f"{name}.part")
    there = part.stat().st_size if part.exists() else 0
    if there != about.size:
        headers = build_hf_headers() | ({"Range": f"bytes={there}-"} if there else {})
        with get_session().stream("GET", url, headers=headers, follow_redirects=True) as response:
            hf_raise_for_status(response)
            if (
                response.status_code != HTTPStatus.PARTIAL_CONTENT
            ):  # the server starts again from the beginning
                there = 0
            with part.open("ab" if there else "wb") as file:
                for piece in response.iter_bytes(_PIECE):
                    file.write(piece)
                    there += len(piece)
                    meter.moved(there)
    if about.size is not None and there != about.size:
        raise OSError(f"{there} of {about.size} bytes arrived")
    if (
        len(name) == hashlib.sha256().digest_size * 2 and _sha256(part) != name
    ):  # large files are named by their content
        part.unlink()
        raise OSError("what arrived is not what the hub holds")
    part.replace(blob)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _told_plainly(repository: str) -> Iterator[None]:
    """Say in one sentence what the hub's library has many exceptions for."""
    from huggingface_hub import errors

    unreachable: tuple[type[Exception], ...] = (
        errors.HfHubHTTPError,
        errors.OfflineModeIsEnabled,
        *_transport_errors(),
    )
    try:
        yield
    except errors.GatedRepoError as error:
        raise EncoderError(
            "the model {name} is given only to those who accept its terms",
            remedy="Accept them on huggingface.co and log in with: hf auth login",
            name=repository,
        ) from error
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError, errors.HFValidationError) as error:
        raise EncoderError(
            "there is no model {name} of that revision on the hub",
            remedy="Check its name on huggingface.co",
            name=repository,
        ) from error
    except unreachable as error:
        raise EncoderError(
            "the hub cannot be reached ({why})",
            remedy="Check the connection and start the download again: it goes on where it stopped",
            why=first_line(error),
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise EncoderError(
                "the disk is full; {folder} holds the downloads",
                remedy="Free some space and start the download again: it goes on where it stopped",
                folder=hub_cache(),
            ) from error
        raise EncoderError(
            "the download of {name} failed ({why})",
            remedy="Start it again: it goes on where it stopped",
            name=repository,
            why=first_line(error),
        ) from error


def _transport_errors() -> tuple[type[Exception], ...]:
    """Errors of whichever HTTP library huggingface_hub uses: it has changed twice."""
    names = (("httpx2", "TransportError"), ("httpx", "TransportError"), ("requests", "RequestException"))
    return tuple(getattr(sys.modules[module], name) for module, name in names if module in sys.modules)
