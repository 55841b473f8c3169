"""Downloading, from a hub of our own on this machine: huggingface_hub itself talks to it over HTTP."""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from aligner.errors import Cancelled, EncoderError
from models import registry
from models.hub import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "somebody/tiny"


class Hub(ThreadingHTTPServer):
    """Serves one repository as the hub does; notes which parts of which files were asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.asked: list[tuple[str, str]] = []
        self.spoil = False
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the base class's name)
        pass

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.split("?")[0]
        resolve = f"/{REPOSITORY}/resolve/{COMMIT}/"
        if path.startswith(f"/api/models/{REPOSITORY}/revision/"):
            siblings = [{"rfilename": name, "size": len(data)} for name, data in self.server.files.items()]
            listing = {"id": REPOSITORY, "sha": COMMIT, "siblings": siblings, "tags": [], "private": False}
            self._send(200, json.dumps({**listing, "downloads": 0, "likes": 0}).encode(), {}, body=body)
        elif path.startswith(resolve) and (name := path.removeprefix(resolve)) in self.server.files:
            data = self.server.files[name]
            headers = {"ETag": f'"{hashlib.sha256(data).hexdigest()}"', "X-Repo-Commit": COMMIT}
            wanted = self.headers.get("Range", "")
            if body:
                self.server.asked.append((name, wanted))
                if self.server.spoil and name.endswith(".safetensors"):
                    data = bytes(len(data))
            if wanted:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
                self._send(206, data[start:], headers, body=body)
            else:
                self._send(200, data, headers, body=body)
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"}, body=body)

    def _send(self, status: int, data: bytes, headers: dict[str, str], *, body: bool) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            with suppress(BrokenPipeError, ConnectionResetError):  # by a client that was cancelled
                self.wfile.write(data)


@pytest.fixture
def hub(mean_pooled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)  # the address below is this machine's own
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("models.hub._LARGE", 10_000)
    monkeypatch.setattr("models.hub._PIECE", 8_192)
    files = {
        file.relative_to(mean_pooled).as_posix(): file.read_bytes()
        for file in mean_pooled.rglob("*")
        if file.is_file()
    }
    files |= {"pytorch_model.bin": b"pickle", "onnx/model.onnx": b"onnx", "onnx/config.json": b"{}"}
    server = Hub(files)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_downloaded_model_loads_offline_by_its_name(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []
    folder = registry.download(
        f"hf:{REPOSITORY}", lambda done, message: seen.append(done), endpoint=hub.address
    )
    assert seen == sorted(seen)
    assert len(seen) > 10
    assert seen[-1] == 1.0
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert {"model.safetensors", "1_Pooling/config.json", "tokenizer.json"} <= names
    assert not names & {"pytorch_model.bin", "onnx/model.onnx", "onnx/config.json", "README.md"}
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody listens there
    hub.asked.clear()
    encoder = registry.load(f"hf:{REPOSITORY}")
    assert encoder.signature == f"{REPOSITORY}@{COMMIT}-centred"
    assert encoder.encode(["ثم مضى إلى خراسان"]).shape == (1, 32)
    assert hub.asked == []


def test_a_cancelled_download_goes_on_where_it_stopped(hub: Hub) -> None:
    def stop(done: float, message: str) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(REPOSITORY, "main", stop, endpoint=hub.address)
    with pytest.raises(EncoderError, match="is not downloaded"):
        registry.load(f"hf:{REPOSITORY}@{COMMIT}")
    hub.asked.clear()
    folder = fetch(REPOSITORY, "main", endpoint=hub.address)
    (name, wanted), *others = hub.asked
    assert name == "model.safetensors"
    assert int(wanted.removeprefix("bytes=").rstrip("-")) > 8_000
    assert others == []
    assert (folder / "model.safetensors").read_bytes() == hub.files["model.safetensors"]


def test_what_is_there_is_not_fetched_again(hub: Hub) -> None:
    fetch(REPOSITORY, COMMIT, endpoint=hub.address)
    hub.asked.clear()
    fetch(REPOSITORY, COMMIT, endpoint=hub.address)
    assert hub.asked == []


def test_spoilt_weights_are_noticed_and_thrown_away(hub: Hub, tmp_path: Path) -> None:
    hub.spoil = True
    with pytest.raises(EncoderError, match="not what the hub holds"):
        fetch(REPOSITORY, COMMIT, endpoint=hub.address)
    assert not list((tmp_path / "hub").rglob("*.part"))
    hub.spoil = False
    assert fetch(REPOSITORY, COMMIT, endpoint=hub.address).is_dir()


def test_unknown_models_say_so(hub: Hub) -> None:
    with pytest.raises(EncoderError, match="there is no model nobody/nothing"):
        fetch("nobody/nothing", "main", endpoint=hub.address)


def test_models_without_safetensors_are_refused_before_anything_is_fetched(hub: Hub) -> None:
    del hub.files["model.safetensors"]
    with pytest.raises(EncoderError, match="no weights in safetensors form"):
        fetch(REPOSITORY, "main", endpoint=hub.address)
    assert hub.asked == []


def test_no_hub_no_traceback(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EncoderError, match=r"hub cannot be reached .* goes on where it stopped"):
        fetch(REPOSITORY, "main", endpoint="http://127.0.0.1:9")
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderError, match="hub cannot be reached"):
        fetch(REPOSITORY, "main", endpoint=hub.address)


def test_a_disk_too_small_is_told_before_it_is_full(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.hub.shutil.disk_usage", lambda place: SimpleNamespace(free=1000))
    with pytest.raises(EncoderError, match=r"needs .* MB .* free.*Free some space"):
        fetch(REPOSITORY, "main", endpoint=hub.address)
    assert hub.asked == []


def test_a_disk_that_fills_up_is_told(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.hub._fetch_large", full)
    with pytest.raises(EncoderError, match="the disk is full"):
        fetch(REPOSITORY, "main", endpoint=hub.address)
