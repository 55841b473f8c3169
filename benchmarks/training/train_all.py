"""Learn all tables of the aligner by one command: the same data gives the same files, to the byte.

    python -m benchmarks.training.train_all --data DIR --out FOLDER [--passes 2]

Writes into an empty folder ``lexicon.txt``, ``parameters.json``, ``split.json``, and in ``models`` and
``lexicons`` what was learned without each set. Nothing that was learned before is read. The lattices are
learned ``--passes`` times: the first search begins with weights set by hand, each other one with those of
the pass before.

``parameters.json`` says under ``made`` what it was made from: a digest of the data of each set, seeds, steps,
passes, the encoder and the dictionary. A BLAS computes with one thread here, since the last bits of a product
depend on the number of threads.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment.spans.parameters import load_model
from aligner.errors import OutputError
from aligner.parallel import single_blas_thread
from benchmarks.training import train_beads, train_lexicon, train_rendering, train_spans, train_split
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSES = 2
SPLIT_SETS, SPLIT_SEAMS = "bible_svd_web", 700


def data_digests(data: Path) -> dict[str, str]:
    """A digest of the files of each set: of their names and contents."""
    digests: dict[str, Any] = {}
    for path in sorted(data.glob("*/*/*.json*")):
        name = path.parent.name
        digest = digests.setdefault(name, sha256())
        digest.update(f"{path.relative_to(data).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return {name: digest.hexdigest()[:16] for name, digest in sorted(digests.items())}


def train(data: Path, out: Path, passes: int = PASSES) -> Path:
    """Learn everything into an empty folder → the table of parameters.

    Raises:
        OutputError: the folder holds something already.
    """
    if out.exists() and any(out.iterdir()):
        raise OutputError("the folder is not empty", path=out, remedy="Give another folder, or empty it")
    out.mkdir(parents=True, exist_ok=True)
    table, models, lexicons, words = (
        out / "parameters.json",
        out / "models",
        out / "lexicons",
        out / "lexicon.txt",
    )
    made = {
        "data": data_digests(data),
        "encoder": load("use").signature,
        "passes": passes,
        "seeds": {"split": train_split.SEED},
        "steps": {
            "lexicon": train_lexicon.ROUNDS,
            "spans": train_spans.ROUNDS,
            "beads": train_beads.ROUNDS,
            "rendering": train_rendering.EVALUATIONS,
            "split": train_split.STEPS,
        },
    }
    with single_blas_thread():
        train_lexicon.write(train_lexicon.learn(train_lexicon.pairs(data)), words)
        for _ in range(passes):
            train_spans.train(data, table, models, lexicons)
            load_model.cache_clear()  # the tables were written again
            tables = {table: "", **{path: path.stem for path in sorted(models.glob("*.json"))}}
            train_beads.train(data, tables, models, lexicons)
            load_model.cache_clear()
        train_rendering.train(data, table, models, table, words)
        load_model.cache_clear()
        train_split.train(data, out / "split.json", SPLIT_SETS, models, SPLIT_SEAMS, lexicons)
    made["lexicon"] = sha256(words.read_bytes()).hexdigest()[:16]
    for path in (table, *sorted(models.rglob("*.json"))):
        without = path.stem if path != table else ""
        sign(path, made | ({"without": without} if without else {}))
    load_model.cache_clear()
    return table


def sign(path: Path, made: Mapping[str, Any]) -> None:
    """Write into a table what it was made from."""
    known = json.loads(path.read_text("utf-8"))
    known.pop("made", None)
    path.write_text(json.dumps({"made": made, **known}, ensure_ascii=False, indent=0) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=PASSES)
    arguments = parser.parse_args()
    print(train(arguments.data, arguments.out, arguments.passes), "is made")


if __name__ == "__main__":
    main()
