"""Learn the small dictionary of stems from aligned texts.

    python -m benchmarks.training.train_lexicon --data DIR --out
    aligner/alignment/spans/features/lexicon.txt [--without SET]

IBM model 1 (Brown et al. 1993) by expectation maximisation over the gold beads of all sets, the whole books
in ``DIR/long`` included, with an empty English word that answers for nothing. What is kept of a pair is its
lift, P(Arabic stem | English stem) / P(Arabic stem), where it was seen often enough to mean something.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.alignment.spans.features.lexicon import arabic_stem, english_stem
from aligner.text.normalize import strip_diacritics

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 6
LEAST_COUNT = 2
"""A stem seen once is as likely a slip."""
LEAST_SHARE = 1.0
"""Expected number of times that the two answered each other."""
LEAST_LIFT = 3.0

Pairs = list[tuple[list[str], list[str]]]


def pairs(data: Path, without: str = "") -> Pairs:
    """Stems of both sides of every gold bead, of all sets but one."""
    out: Pairs = []
    whole = {path.parent.name for path in data.glob("long/*/all.json.gz")}
    for path in sorted([*data.glob("long/*/all.json.gz"), *data.glob("beads/*/*.json")]):
        name = path.parent.name
        if name == without or (path.suffix == ".json" and (name in whole or path.stem.count("."))):
            continue
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        out.extend(_of_document(json.loads(text)))
    return out


def _of_document(raw: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    for source, target in raw["gold"]:
        arabic = (arabic_stem(strip_diacritics(w)) for i in source for w in raw["source"][i].split())
        english = (english_stem(w) for j in target for w in raw["target"][j].split())
        one, two = [s for s in arabic if s], [s for s in english if s]
        if one and two:
            yield one, two


def learn(texts: Pairs) -> dict[tuple[str, str], float]:
    """Lifts of (Arabic stem, English stem)."""
    arabic = Counter(stem for one, _ in texts for stem in one)
    english = Counter(stem for _, two in texts for stem in two)
    rows = {stem: i for i, stem in enumerate(s for s, c in arabic.items() if c >= LEAST_COUNT)}
    columns = {stem: i + 1 for i, stem in enumerate(s for s, c in english.items() if c >= LEAST_COUNT)}
    width = len(columns) + 1
    keys: list[np.ndarray] = []
    tokens: list[np.ndarray] = []
    count = 0
    for one, two in texts:
        a = np.array([rows[stem] for stem in one if stem in rows], dtype=np.int64)
        e = np.array([0, *(columns[stem] for stem in dict.fromkeys(two) if stem in columns)], dtype=np.int64)
        keys.append((a[:, None] * width + e).ravel())
        tokens.append(np.repeat(np.arange(count, count + len(a)), len(e)))
        count += len(a)
    token = np.concatenate(tokens)
    kinds, where = np.unique(np.concatenate(keys), return_inverse=True)
    row, column = kinds // width, kinds % width
    frequency = np.array([arabic[stem] for stem in rows], dtype=np.float64)
    frequency /= frequency.sum()
    chance = np.ones(len(kinds))
    for _ in range(ROUNDS):
        share = chance[where]
        share /= np.bincount(token, share, minlength=count)[token]
        seen = np.bincount(where, share, minlength=len(kinds))
        total = np.bincount(column, seen, minlength=width)
        chance = (seen + 0.02 * frequency[row]) / (total[column] + 0.02)
    # half a count less: what was seen twice may be half chance
    lift = (seen - 0.5) / (total[column] + 2.0) / frequency[row]
    keep = (column > 0) & (lift > LEAST_LIFT) & (seen > LEAST_SHARE)
    one_of, two_of = list(rows), ["", *columns]
    return {
        (one_of[a], two_of[e]): float(x)
        for a, e, x in zip(row[keep].tolist(), column[keep].tolist(), lift[keep].tolist(), strict=True)
    }


def write(lifts: dict[tuple[str, str], float], out: Path) -> None:
    """One Arabic stem a line, its English stems after it."""
    lines: dict[str, list[str]] = defaultdict(list)
    for (arabic, english), lift in sorted(lifts.items()):
        lines[arabic].append(f"{english}:{lift:.0f}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(f"{stem} {' '.join(found)}\n" for stem, found in lines.items()), "utf-8")


def without(data: Path, left_out: str, folder: Path) -> Path:
    """The dictionary learned without a set; learned now if it is not in the folder yet."""
    out = folder / f"{left_out}.txt"
    if not out.exists():
        write(learn(pairs(data, left_out)), out)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", default="")
    arguments = parser.parse_args()
    write(learn(pairs(arguments.data, arguments.without)), arguments.out)


if __name__ == "__main__":
    main()
