"""The sheet to sign after a review: who, when, counts, error rate, sample, seal of the history."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.bitext import Side, Status
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.reports.page import element, report_page, row
from aligner.messages import Message
from aligner.text.scripts import is_right_to_left
from db.integrity.seal import SIGN_OFF, make_seal
from ui.services.review.quality import CONFIDENCE, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from aligner.review_categories import ErrorSeverity
    from db import Project
    from db.integrity.seal import Seal
    from ui.services.review.quality import Quality, Rate
    from ui.services.review.sample import Sample

FORMAT = 1
ENDINGS = (".html", ".pdf", ".json")
"""Endings of the names of sheets."""

_SHARES = (0.36, 0.13, 0.15, 0.13, 0.23)
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Signs that only a screen needs."""


def _english(text: str) -> str:
    return str(text)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """How a sheet says things: English, unless the window gives its language.

    Attributes:
        number, share, percent: write a number, and a share between 0 and 1, with a decimal or without.
    """

    language: str = "en"
    say: Callable[[str], str] = _english
    number: Callable[[int], str] = "{:,}".format
    share: Callable[[float], str] = "{:.1%}".format
    percent: Callable[[float], str] = "{:.0%}".format
    status: Callable[[Status], str] = lambda status: status.value.capitalize()
    category: Callable[[str], str] = _english
    severity: Callable[[ErrorSeverity], str] = lambda severity: severity.value

    @property
    def headings(self) -> tuple[str, ...]:
        """Of the columns after the names."""
        interval = Message("{share} interval", share=self.percent(CONFIDENCE))
        return tuple(map(self.say, (Message("Errors"), Message("Reviewed"), Message("Rate"), interval)))

    def cells(self, name: str, rate: Rate) -> tuple[str, ...]:
        """A rate for people: name, errors, reviewed, rate, interval."""
        low, high = map(self.share, rate.interval)
        errors, reviewed = self.number(rate.errors), self.number(rate.reviewed)
        return name, errors, reviewed, self.share(rate.share), f"{low} – {high}"


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


def write_sheet(path: Path, sheet: SignOff, words: SheetWords | None = None) -> None:
    """Write a sheet as a web page that can be printed, or as PDF or JSON where its name says so.

    Raises:
        OutputError: it cannot be written.
    """
    words = words or SheetWords()
    if path.suffix.lower() == ".json":
        with atomic_write(path) as stream:
            stream.write(json.dumps(sheet.as_json(), ensure_ascii=False, indent=2).encode() + b"\n")
    elif path.suffix.lower() == ".pdf":
        _write_pdf(path, sheet, words)
    else:
        _write_html(path, sheet, words)


def _write_html(path: Path, sheet: SignOff, words: SheetWords) -> None:
    title = words.say(Message("Review of {name}", name=sheet.seal.project))
    with report_page(path, title, language=words.language) as page:
        page.write(_table(("", ""), _facts(sheet, words)))
        page.write(element("h2", words.say(Message("Error rate"))))
        page.write(element("p", " ".join(_basis(sheet, words))))
        for name, rates in tables(sheet.quality, words):
            lines = [words.cells(one, rate) for one, rate in rates.items()]
            page.write(_table((name, *words.headings), lines, ("", *("number",) * len(words.headings))))
        page.write(element("p", f"{words.say(Message('Signature'))}: ______________________________"))


def _write_pdf(path: Path, sheet: SignOff, words: SheetWords) -> None:
    from aligner.formats.reports.columns import Columns
    from aligner.formats.reports.pdf.writer import PdfSheet

    turned = is_right_to_left(words.language)
    columns = Columns("en", words.language if turned else "ar", True)

    def say(text: str) -> str:
        return words.say(text).translate(_ISOLATES)

    with atomic_write(path) as stream:
        title = say(Message("Review of {name}", name=sheet.seal.project))
        page = PdfSheet(stream, columns, title, words.language)

        def put(cells: Sequence[str], shares: Sequence[float], size: float = 10.0) -> None:
            cells = [cell.translate(_ISOLATES) for cell in cells]
            page.row(cells, shares, size, right_to_left=turned)

        for name, value in _facts(sheet, words):
            put((name, value), (0.32, 0.68), 9.0)
        page.gap(10)
        put((say(Message("Error rate")),), (1.0,), 13.0)
        for sentence in _basis(sheet, words):
            put((sentence,), (1.0,))
        for name, rates in tables(sheet.quality, words):
            page.gap(8)
            put((name, *words.headings), _SHARES, 9.0)
            for one, rate in rates.items():
                put(words.cells(one, rate), _SHARES)
        page.gap(40)
        put((f"{say(Message('Signature'))}: ______________________________",), (1.0,))
        page.finish()


def _facts(sheet: SignOff, words: SheetWords) -> list[tuple[str, str]]:
    seal, say, number = sheet.seal, words.say, words.number
    day = seal.created[:10]
    made = Message("{name}, made {day} by {who}", name=seal.project, day=day, who=seal.created_by)
    signed = Message("{time} UTC by {who}", time=seal.sealed[:19].replace("T", " "), who=seal.sealed_by)
    return [
        (say(Message("Project")), say(made)),
        (say(Message("Signed")), say(signed)),
        *((words.status(status), number(seal.pairs[status.value])) for status in Status),
        (
            say(Message("Approved by")),
            "; ".join(f"{who}: {number(count)}" for who, count in seal.approved_by.items()),
        ),
        (say(Message("Events")), number(seal.events)),
        (say(Message("Head of the history")), seal.head),
        (say(Message("Checksum of the state")), seal.state),
        *(
            (say(Message("SHA-256 of the {side} text", side=Side(side))), sha256)
            for side, sha256 in seal.texts.items()
        ),
    ]


def _basis(sheet: SignOff, words: SheetWords) -> list[str]:
    say, total, number = words.say, sheet.quality.total, words.number
    found = [
        say(
            Message(
                "Pairs reviewed: {reviewed} of {pairs}.",
                reviewed=number(total.reviewed),
                pairs=number(sheet.quality.pairs),
            )
        ),
        say(Message("A pair counts as an error if it was ever returned; the interval is Wilson's.")),
    ]
    if (sample := sheet.sample) is not None:
        found.append(
            say(
                Message(
                    "Sample of {pairs} pairs at random and the {more} least sure, of {all}; seed {seed}, "
                    "drawn at {head}.",
                    pairs=number(len(sample.at_random)),
                    more=number(len(sample.least_sure)),
                    all=number(sample.population),
                    seed=str(sample.seed),
                    head=sample.head[:16],
                )
            )
        )
    if sheet.limit is not None:
        verdict = total.verdict(sheet.limit)
        limit = words.share(sheet.limit)
        result = Message("Highest rate accepted: {limit}. Result: {verdict}.", limit=limit, verdict=verdict)
        found.append(say(result))
    return found


def tables(quality: Quality, words: SheetWords) -> list[tuple[str, dict[str, Rate]]]:
    """The rates under their headings, with names for people."""
    say = words.say
    found = [
        (say(Message("All")), {say(Message("All pairs")): quality.total}),
        (say(Message("Category")), {words.category(one): rate for one, rate in quality.by_category.items()}),
        (say(Message("Severity")), {words.severity(one): rate for one, rate in quality.by_severity.items()}),
        (say(Message("Translator")), quality.by_person),
    ]
    return [(name, rates) for name, rates in found if rates]


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
