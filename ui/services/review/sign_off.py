"""The sheet to sign after a review: who, when, counts, error rate, sample, seal of the history."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.bitext import Status
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.reports.page import element, report_page, row
from db.integrity.seal import SIGN_OFF, make_seal
from ui.services.review.quality import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from db import Project
    from db.integrity.seal import Seal
    from ui.services.review.quality import Quality, Rate
    from ui.services.review.sample import Sample

FORMAT = 1
_HEADINGS = ("", "Errors", "Reviewed", "Rate", "95 % interval")


@dataclass(frozen=True, slots=True)
class SignOff:
    """What a sheet says.

    Attributes:
        seal: of the state that was signed; ``muqabala check --seal`` takes the whole sheet.
        quality: of the sample, or of the project without one.
        limit: the highest error rate that is accepted, 0 to 1; None for none.
    """

    seal: Seal
    quality: Quality
    sample: Sample | None
    limit: float | None

    def as_json(self) -> dict[str, Any]:
        """The sheet as JSON values."""
        verdict = None if self.limit is None else self.quality.total.verdict(self.limit).value
        return {
            SIGN_OFF: FORMAT,
            "seal": json.loads(self.seal.to_json()),
            "quality": self.quality.as_json(),
            "sample": None if self.sample is None else asdict(self.sample),
            "limit": self.limit,
            "verdict": verdict,
        }


def sign_off(project: Project, by: str, sample: Sample | None, limit: float | None) -> SignOff:
    """Pin down a project that was opened with ``verify``, with what its review found."""
    with project.connection() as connection, connection.begin():
        seal = make_seal(connection, by)
    return SignOff(seal, measure(project, None if sample is None else sample.ids), sample, limit)


def write_sheet(path: Path, sheet: SignOff) -> None:
    """Write a sheet as a web page that can be printed, or as JSON where the name ends in ``.json``.

    Raises:
        OutputError: it cannot be written.
    """
    if path.suffix.lower() == ".json":
        with atomic_write(path) as stream:
            stream.write(json.dumps(sheet.as_json(), ensure_ascii=False, indent=2).encode() + b"\n")
        return
    seal, quality = sheet.seal, sheet.quality
    with report_page(path, f"Review of {seal.project}") as page:
        facts = [
            ("Project", f"{seal.project}, made {seal.created[:10]} by {seal.created_by}"),
            ("Signed", f"{seal.sealed[:19].replace('T', ' ')} UTC by {seal.sealed_by}"),
            *((status.value.capitalize(), f"{seal.pairs[status.value]:,} pairs") for status in Status),
            ("Approved by", "; ".join(f"{who}: {number:,}" for who, number in seal.approved_by.items())),
            ("Events", f"{seal.events:,}"),
            ("Head of the history", seal.head),
            ("Checksum of the state", seal.state),
            *((f"SHA-256 of the {side} text", sha256) for side, sha256 in seal.texts.items()),
        ]
        page.write(_table(("", ""), facts))
        page.write(element("h2", "Error rate"))
        page.write(element("p", _basis(sheet)))
        page.write(_rates("All", {"all": quality.total}))
        for title, rates in (
            ("Category", quality.by_category),
            ("Severity", {one.value: rate for one, rate in quality.by_severity.items()}),
            ("Translator", quality.by_person),
        ):
            if rates:
                page.write(_rates(title, rates))
        page.write(element("p", "Signature: ______________________________"))


def _basis(sheet: SignOff) -> str:
    text = (
        f"{sheet.quality.total.reviewed:,} of {sheet.quality.pairs:,} pairs were reviewed. "
        "A pair counts as an error if it was ever returned; the interval is Wilson's."
    )
    if (sample := sheet.sample) is not None:
        text += (
            f" Sample of {len(sample.at_random):,} pairs at random and the {len(sample.least_sure):,} least "
            f"sure, of {sample.population:,}; seed {sample.seed}, drawn at {sample.head[:16]}."
        )
    if sheet.limit is not None:
        verdict = sheet.quality.total.verdict(sheet.limit)
        text += f" Highest rate accepted: {sheet.limit:.1%}. Result: {verdict.value}."
    return text


def rate_cells(name: str, rate: Rate) -> tuple[str, ...]:
    """A rate for people: name, errors, reviewed, rate, interval."""
    low, high = rate.interval
    return name, f"{rate.errors:,}", f"{rate.reviewed:,}", f"{rate.share:.1%}", f"{low:.1%} – {high:.1%}"


def _rates(title: str, rates: Mapping[str, Rate]) -> etree._Element:
    lines = [rate_cells(name, rate) for name, rate in rates.items()]
    return _table((title, *_HEADINGS[1:]), lines, ("", *("number",) * 4))


def _table(
    titles: Sequence[str], lines: Sequence[tuple[str, ...]], classes: Sequence[str] = ()
) -> etree._Element:
    table = etree.Element("table")
    if any(titles):
        etree.SubElement(table, "thead").append(row("th", titles, classes))
    body = etree.SubElement(table, "tbody")
    for line in lines:
        body.append(row("td", line, classes))
    return table
