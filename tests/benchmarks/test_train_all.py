"""All tables are learned by one command, and twice the same: on a small data folder made of the sample."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aligner.alignment.spans.parameters import load_model
from aligner.errors import OutputError
from benchmarks.training.train_all import data_digests, train

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
WORDS = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").split()
PAIRS = [
    (" ".join(WORDS[slice(*unit["words"])]), " ".join(GOLD["target_sentences"][slice(*unit["sentences"])]))
    for unit in GOLD["units"]
]
SETS = ("hayy_ockley", "ntrex", "udhr", "bible_svd_web", "quran_pickthall")
CHAINS = (
    "حدثنا عبد الله بن يوسف قال أخبرنا مالك عن نافع عن ابن عمر",
    "حدثني محمد بن بشار قال حدثنا شعبة عن قتادة عن أنس",
)
TOLD = ("Narrated Ibn Umar:", "Anas told us:")


def document(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "source": [one for one, _ in pairs],
        "target": [two for _, two in pairs],
        "gold": [[[i], [i]] for i in range(len(pairs))],
    }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for k, name in enumerate(SETS):
        place = folder / "beads" / name
        place.mkdir(parents=True)
        shifted = PAIRS[3 * k :] + PAIRS[: 3 * k]
        for variant, pairs in (("", shifted[:7]), (".hard", shifted[2:7]), (".drop", shifted[1:7])):
            (place / f"one{variant}.json").write_text(json.dumps(document(pairs)), "utf-8")
    place = folder / "beads" / "chains"
    place.mkdir()
    for book, first in (("book1", 0), ("book2", 8)):
        pairs = []
        for i, pair in enumerate(PAIRS[first : first + 4]):
            pairs += [(CHAINS[i % 2], TOLD[i % 2]), pair]
        (place / f"{book}.json").write_text(json.dumps(document(pairs)), "utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_twice_the_same_bytes(data: Path, tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "benchmarks.training.train_all", "--data", str(data), "--out", str(out),
             "--passes", "1"],
            check=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        found.append(files_of(out))
    assert found[0] == found[1]
    assert {
        "lexicon.txt",
        "parameters.json",
        "split.json",
        "models/ntrex.json",
        "models/chains/book1.json",
    } <= set(found[0])
    model = load_model(tmp_path / "1" / "parameters.json")
    assert any(model.rendering.values())
    made = json.loads(found[0]["parameters.json"])["made"]
    assert made["data"] == data_digests(data)
    assert made["seeds"]
    assert made["steps"]["spans"] > 0
    assert json.loads(found[0]["models/ntrex.json"])["made"]["without"] == "ntrex"


def test_digests_follow_the_data(data: Path, tmp_path: Path) -> None:
    before = data_digests(data)
    assert set(before) == {*SETS, "chains"}
    place = tmp_path / "beads" / "ntrex"
    place.mkdir(parents=True)
    (place / "one.json").write_bytes((data / "beads/ntrex/one.json").read_bytes())
    one = data_digests(tmp_path)["ntrex"]
    (place / "one.json").write_bytes(b"{}")
    assert data_digests(tmp_path)["ntrex"] != one
    assert data_digests(data) == before


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    (tmp_path / "parameters.json").write_text("{}")
    with pytest.raises(OutputError):
        train(data, tmp_path)
    assert (tmp_path / "parameters.json").read_text() == "{}"
