"""Writes the generated pages of docs/benchmarks from benchmarks/results.

    python -m benchmarks.report [--check]

``--check`` writes nothing and fails when a page is out of date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

from benchmarks.common import results
from benchmarks.common.corpus import COARSE_SETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAGES: Final = Path(__file__).parents[1] / "docs" / "benchmarks"
NOTICE: Final = "<!-- Written by `python -m benchmarks.report` from benchmarks/results. Do not edit. -->"
ORDER: Final = ("muqabala", "vecalign", "gale-church")
COARSE: Final = COARSE_SETS | {"chains", "rasaif"}


def per_cent(value: float) -> str:
    return f"{100 * value:.1f}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines)


class Signatures:
    """Gives each signature a letter, so that rows stay readable."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def letter(self, signature: str) -> str:
        number = len(self._letters)
        high, low = divmod(number, 26)
        fresh = (ascii_lowercase[high - 1] if high else "") + ascii_lowercase[low]
        return self._letters.setdefault(signature, fresh)

    def listed(self) -> str:
        return "\n".join(f"- {letter}: `{made}`" for made, letter in self._letters.items())


def with_interval(row: dict[str, Any], measure: str) -> str:
    low, high = row["interval"][measure]
    return f"{per_cent(row[measure])} ({per_cent(low)}–{per_cent(high)})"


def accuracy() -> str:
    """The page of accuracy: beads and boundaries, peers in the same table, every row signed."""
    rows = results.read("accuracy")
    signed = Signatures()
    parts = [NOTICE, "", "# Accuracy", "", _READ_ACCURACY]
    encoders = sorted({row["encoder"] for row in rows}, key=lambda name: (name != "use", name))
    for encoder in encoders:
        mine = [row for row in rows if row["encoder"] == encoder]
        parts += ["", f"## Encoder `{encoder}`: segmented texts", "", _bead_table(mine, signed)]
        parts += ["", f"## Encoder `{encoder}`: texts without segments", "", _boundary_table(mine, signed)]
    return "\n".join([*parts, "", "## Signatures", "", signed.listed(), ""])


def _bead_table(rows: list[dict[str, Any]], signed: Signatures) -> str:
    header = [
        "set",
        "aligner",
        "F1 (95 % interval)",
        "measure",
        "null p / r",
        "ECE",
        "≥ .95: share / right",
        "s",
        "row",
    ]
    body = []
    for row in sorted(
        (row for row in rows if row["task"] == "beads"),
        key=lambda row: (row["set"], row["variant"], ORDER.index(row["aligner"])),
    ):
        coarse = row["set"] in COARSE
        measure = "coarse_f1" if coarse else "strict_f1"
        nulls = f"{per_cent(row['null_p'])} / {per_cent(row['null_r'])}" if row["null_r"] else "–"
        sure = "–"
        if "sure_share" in row:
            sure = f"{per_cent(row['sure_share'])} / {per_cent(row['sure_right'])}"
        judged = "sure_share" in row and not coarse
        body.append(
            [
                f"{row['set']} {row['variant']}".strip(),
                row["aligner"],
                with_interval(row, measure),
                "coarse" if coarse else "strict",
                nulls,
                f"{row['ece']:.3f}" if judged else "–",
                sure if judged else "–",
                clock(row),
                signed.letter(row["signature"]),
            ]
        )
    return table(header, body)


def clock(row: dict[str, Any]) -> str:
    """Seconds of a row; those of a run beside other work are not kept."""
    return f"{row['seconds']:.1f}" if "seconds" in row else "–"


def _boundary_table(rows: list[dict[str, Any]], signed: Signatures) -> str:
    header = ["set", "exact", "±1 (95 % interval)", "±2", "mean error, words", "s", "row"]
    body = [
        [
            f"{row['set']} {row['variant']}".strip(),
            per_cent(row["f1@0"]),
            with_interval(row, "f1@1"),
            per_cent(row["f1@2"]),
            f"{row['word_error']:.2f}",
            clock(row),
            signed.letter(row["signature"]),
        ]
        for row in sorted(rows, key=lambda row: (row["set"], row["variant"]))
        if row["task"] == "unsegmented"
    ]
    return table(header, body)


_READ_ACCURACY: Final = """\
Figures are per cent. [The index](README.md) defines the measures and the sets and gives the commands.
Each set is judged by parameters and a dictionary that were learned without it. Intervals come from a
bootstrap over stretches of ten gold beads. Peers ran in the same process with the same encoder. Seconds are
by the clock on a shared two-core machine; compare them within one set only. A row without them was measured
beside other work."""


def speed() -> str:
    """The page of speed: one table for each benchmark of benchmarks/speed that keeps its results."""
    rows = results.read("speed")
    signed = Signatures()
    parts = [NOTICE, "", "# Speed and memory", "", _READ_SPEED]
    for name, (title, text, columns) in _SPEED_TABLES.items():
        mine = [row for row in rows if row["table"] == name]
        cells = [[_cell(row, key, show) for key, _, show in columns] for row in _in_order(mine, columns)]
        letters = [[signed.letter(row["signature"])] for row in _in_order(mine, columns)]
        header = [*(heading for _, heading, _ in columns), "row"]
        body = [[*one, *letter] for one, letter in zip(cells, letters, strict=True)]
        parts += ["", f"## {title}", "", text, "", table(header, body)]
    return "\n".join([*parts, "", "## Signatures", "", _SIGNATURES_OF_SPEED, "", signed.listed(), ""])


def _in_order(rows: list[dict[str, Any]], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Rows by the columns that hold texts, then by those that hold counts."""
    names = [key for kind in (str, count) for key, _, show in columns if show is kind]
    return sorted(rows, key=lambda row: [row.get(name, "") for name in names])


def _cell(row: dict[str, Any], key: str, show: Callable[[Any], str]) -> str:
    return show(row[key]) if key in row else "–"


def count(value: int) -> str:
    return f"{value:,}"


def seconds(value: float) -> str:
    return f"{value:,.0f} s" if value >= 100 else f"{value:.1f} s"


def hundredths(value: float) -> str:
    return f"{value:.2f} s"


def gigabytes(value: float) -> str:
    return f"{value:.2f} GB"


def megabytes(value: float) -> str:
    return f"{value:,.0f} MB"


def factor(value: float) -> str:
    return f"{value:.1f}×"


Column = tuple[str, str, "Callable[[Any], str]"]

_READ_SPEED: Final = """\
Processor time counts all threads; other jobs disturb it less than the clock. A silence is the longest
processor time between two calls of the progress callback: the time for which Stop has to wait. Memory is
the peak of the process, with the interpreter and libraries."""

_SIGNATURES_OF_SPEED: Final = """\
`recorded:2026-11` marks rows that were measured before results were kept. Their day, commit and model digest
are not known. Run the command of the table with `--keep` to replace them."""

_SPEED_TABLES: Final[dict[str, tuple[str, str, tuple[Column, ...]]]] = {
    "texts": (
        "Alignment by length of the text",
        """\
`python -m benchmarks.speed.alignment --data DIR [--words 3000,6000,12000] [--unsegmented] [--whole] [--keep
MACHINE]`: the beginning of an Arabic and an English Bible, with a loaded encoder. `one correction` is the
re-alignment around a pair that was merged in the middle of the text. 416,267 words are the whole Bible. On
the shared machine (load 4 to 7 on two cores) times by the clock say nothing and were not recorded.""",
        (
            ("cutting", "Arabic text", str),
            ("machine", "machine", str),
            ("words", "words of Arabic", count),
            ("clock", "clock", seconds),
            ("processor", "processor", seconds),
            ("memory", "peak memory", gigabytes),
            ("silence", "longest silence", hundredths),
            ("correction", "one correction", hundredths),
            ("beads", "beads", count),
        ),
    ),
    "peers": (
        "Beside Vecalign",
        """\
`python -m benchmarks.speed.alignment --data DIR --peers`: the same run, encoder and two threads; encoding is
included. Vecalign (the sentweave package) encodes every run of up to eight segments of either side.""",
        (
            ("document", "document", str),
            ("source", "Arabic segments", count),
            ("target", "English segments", count),
            ("clock", "Muqabala, clock", seconds),
            ("vecalign", "Vecalign, clock", seconds),
            ("times_clock", "ratio, clock", factor),
            ("times_processor", "ratio, processor", factor),
        ),
    ),
    "formats": (
        "Exchange formats",
        """\
`python -m benchmarks.speed.formats [--pairs 100000] [--formats tmx,xlsx] [--keep]`: pairs a second of
processor time on one core. A pair has about 95 Arabic and 98 English characters. A TSV file is decoded as a
whole; the other readers work pair by pair. `tmx-trados` is TMX for Trados without duplicates.""",
        (
            ("format", "format", str),
            ("pairs", "pairs", count),
            ("written", "written a second", count),
            ("write_memory", "memory", megabytes),
            ("read", "read a second", count),
            ("read_memory", "memory", megabytes),
        ),
    ),
    "exports": (
        "Large projects and memories",
        """\
`python -m benchmarks.speed.formats --project PAIRS` and `--large-tmx MB`. A project keeps its texts in memory
from its opening on (393 MB for a million pairs); the export itself adds less than 5 MB. A pre-flight keeps
hashes of the texts that it has seen. Stopping in the middle of the large TMX takes 0.03 s.""",
        (
            ("work", "work", str),
            ("pairs", "pairs", count),
            ("processor_rate", "a second, processor", count),
            ("clock_rate", "a second, clock", count),
            ("memory", "memory", megabytes),
        ),
    ),
}


PAGES_WRITTEN: Final = {"accuracy.md": accuracy, "speed.md": speed}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail when a page is out of date")
    arguments = parser.parse_args()
    stale = []
    for name, write in PAGES_WRITTEN.items():
        path, text = PAGES / name, write()
        if arguments.check:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run python -m benchmarks.report.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
