"""The evidence pane: why the aligner suggested a pair, its alternatives, and people's comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from aligner.bitext import Side, Status
from aligner.confidence import confidence_level
from aligner.errors import MuqabalaError
from aligner.permissions import MACHINE
from db.queries.review_queue import last_said
from ui.concurrency.project_query import ProjectQuery
from ui.concurrency.worker import report_bug
from ui.design import emphasise
from ui.design.status_style import confidence_label, status_label
from ui.i18n.bidi import in_order
from ui.i18n.dates import local_time
from ui.i18n.formatting import confidence_percent, listed
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.i18n.review_words import reason_words
from ui.panes.evidence.comments import CommentThread
from ui.panes.evidence.evidence_data import EvidenceView, RunnerUpView, cuts_to, pieces
from ui.panes.evidence.link_section import LinkSection
from ui.services.project_commands import MoveCut
from ui.session.overview import Overview
from ui.widgets.cards import Gauge, MatchCardData, Section, isolated, label
from ui.widgets.status_sign import StatusSign

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from db import BeadRow, Change
    from ui.session.session import ProjectSession

Explain = Callable[["BeadRow"], Mapping[str, Any] | None]
"""Asks the aligner about a pair: the JSON of :mod:`ui.panes.evidence.evidence_data`. Called on a thread of
its own."""

_SETTLE_MS = 30
_EVENTS = 12
_KEPT = 256


class EvidencePane(QScrollArea):
    """What is known about the current pair.

    Signals:
        go_to: the person asks for another pair (the one where the runner-up lies).
        highlight: (side, [(start, end)]) stretches of a text to be shown in the table; an empty list ends it.
    """

    go_to = Signal(int)
    highlight = Signal(object, object)

    def __init__(
        self, session: ProjectSession, parent: QWidget | None = None, *, explain: Explain | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumSize(260, 160)
        self._session = session
        self._project = session.project
        self._overview = Overview.of(session)
        self._explain = explain
        self._explained: dict[tuple[int, int], Mapping[str, Any] | None] = {}
        self._lookup = ProjectQuery(session.project, self)
        self._bead: int | None = None
        self._row: BeadRow | None = None
        self._lit = False
        self.view = EvidenceView()
        self._cuts: list[tuple[int, int]] | None = None
        self._build()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        session.changed.connect(self._changed)
        session.reloaded.connect(self._settle.start)
        self._overview.renewed.connect(self._renumber)
        self.refresh()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Evidence"))
        page = QWidget(self)
        self._sign = StatusSign(None, page)
        self._title = label("", "text", page)
        emphasise(self._title)
        self._people = label("", "muted", page)
        self._reason = label("", "error", page)
        self._reason.setObjectName("evidence-reason")
        self._reason.hide()
        top = QHBoxLayout()
        top.addWidget(self._sign)
        top.addWidget(self._title, 1)

        self._machine = Section(self.tr("Confidence"), page)
        self._gauge = Gauge(self._machine)
        self._sure = label("", "text", self._machine)
        self._scores = label("", "muted", self._machine)
        for widget in (self._sure, self._gauge, self._scores):
            self._machine.add(widget)

        self._runner_up = Section(self.tr("Alternative"), page)
        self._second = label("", "text", self._runner_up)
        self.jump = QPushButton(self.tr("Go there"), self._runner_up)
        self.jump.clicked.connect(self._jump)
        self.accept = QPushButton(self.tr("Use this instead"), self._runner_up)
        self.accept.clicked.connect(self.accept_runner_up)
        buttons = QWidget(self._runner_up)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(self.jump)
        row.addWidget(self.accept)
        row.addStretch(1)
        self._runner_up.add(self._second)
        self._runner_up.add(buttons)

        self._anchors = Section(self.tr("Names, numbers, dates"), page)
        self._links = Section(self.tr("Linked words"), page)
        self.talk = CommentThread(self._session, page)
        self._history = Section(self.tr("History of this pair"), page)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(9)
        column.addLayout(top)
        column.addWidget(self._people)
        column.addWidget(self._reason)
        self.linking = LinkSection(self._session, page)
        self.linking.pointed.connect(self._point)
        for section in (
            self._machine,
            self._runner_up,
            self._anchors,
            self._links,
            self.linking,
            self.talk,
            self._history,
        ):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(page)

    # What is shown

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        if bead_id != self._bead:
            self._bead = bead_id
            self._settle.start()

    def set_explainer(self, explain: Explain | None) -> None:
        """Ask this about each pair from now on."""
        self._explain = explain
        self._explained.clear()
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def _changed(self, change: Change) -> None:
        if self._bead in (*change.changed, *change.removed) or change.order_changed:
            self._settle.start()

    def _settled(self) -> None:
        """Nobody looks at a hidden pane: it is read when it is shown."""
        if self.isVisible():
            self.refresh()

    @property
    def is_current(self) -> bool:
        return not self._settle.isActive()

    def refresh(self) -> None:
        """Read the pair and show it."""
        self._settle.stop()
        self._point({})
        found = self._project.rows([self._bead]) if self._bead is not None else []
        self._row = row = found[0] if found else None
        widgets = (self._sign, self._people, self._machine, self.talk, self._history)
        for widget in widgets:
            widget.setVisible(row is not None)
        self._show_reason(row)
        if row is None:
            self._title.setText(self.tr("No pair selected"))
            for section in (self._runner_up, self._anchors, self._links, self.linking):
                section.hide()
            self.talk.show_comments(None, [])
            return
        self._sign.set_status(row.status)
        self._show_title(row)
        self._people.setText(self._who(row))
        self._show_evidence(row)
        self.talk.show_comments(row.id, self._project.comments(row.id))
        self._show_history(row)
        self._ask(row)

    def _show_title(self, row: BeadRow) -> None:
        place = self._overview.row_of(row.id)
        number = self.locale().toString(place + 1) if place is not None else ""
        self._title.setText(
            self.tr("Pair {number}: {status}").format(number=number, status=status_label(row.status))
        )

    def _renumber(self) -> None:
        """The numbers of the pairs are known now, or are others."""
        if self._row is not None:
            self._show_title(self._row)
            self._show_runner_up(self._row, self.view.runner_up)

    def _show_reason(self, row: BeadRow | None) -> None:
        """Say why a returned pair was returned."""
        said = None
        if row is not None and row.status is Status.RETURNED:
            said = last_said(self._project, [row.id], "reason").get(row.id)
        self._reason.setVisible(said is not None)
        if said is not None:
            self._reason.setText(
                self.tr("Returned by {name}: {reason}").format(
                    name=isolated(said.who), reason=isolated(reason_words(said.text))
                )
            )

    def _who(self, row: BeadRow) -> str:
        parts = [
            self.tr("suggested by the aligner")
            if row.changed_by == MACHINE
            else self.tr("last changed by {name}").format(name=isolated(row.changed_by))
        ]
        if row.confirmed_by:
            parts.append(self.tr("confirmed by {name}").format(name=isolated(row.confirmed_by)))
        if row.reviewed_by:
            parts.append(self.tr("reviewed by {name}").format(name=isolated(row.reviewed_by)))
        return listed(parts)

    def _show_evidence(self, row: BeadRow) -> None:
        self.view = view = EvidenceView.of(row, self._explained.get((row.id, row.revision)))
        self._gauge.setVisible(view.confidence is not None)
        self._gauge.set_value(view.confidence)
        if view.confidence is not None:
            self._sure.setText(
                self.tr("{percent} likely to be exactly right: {word}").format(
                    percent=confidence_percent(view.confidence),
                    word=confidence_label(confidence_level(view.confidence)),
                )
            )
        elif row.changed_by == MACHINE:
            self._sure.setText(self.tr("No confidence available."))
        else:
            self._sure.setText(self.tr("A person made this pair, so it has no confidence."))
        margin = view.margin
        ahead = margin if margin is not None and margin >= 0 else None
        behind = -margin if margin is not None and margin < 0 else None
        scores = [
            (view.similarity, self.tr("Similarity {number}")),
            (ahead, self.tr("{number} ahead of the alternative")),
            (behind, self.tr("{number} behind the alternative")),
        ]
        shown = [words.format(number=_fraction(value)) for value, words in scores if value is not None]
        self._scores.setText(listed(shown))
        self._scores.setVisible(bool(shown))
        self._show_runner_up(row, view.runner_up)
        self._show_matches(view)
        self.linking.show_pair(row, view.links)

    def _show_runner_up(self, row: BeadRow, runner_up: RunnerUpView | None) -> None:
        self._runner_up.setVisible(runner_up is not None)
        self._cuts = None
        if runner_up is None:
            return
        words = pieces(self._project.text(runner_up.side), [(runner_up.start, runner_up.end)])
        if len(words) > 240:
            words = words[:240].rsplit(" ", 1)[0] + " …"
        shown = isolated(words)
        if runner_up.similarity is not None:
            shown += "\n" + self.tr("Similarity {number}").format(number=_fraction(runner_up.similarity))
        self._second.setText(shown)
        neighbours = self._neighbours(row.id)
        self._cuts = cuts_to(runner_up, row, *neighbours)
        self.jump.setEnabled(self._holder(runner_up) not in (None, row.id))
        self.accept.setEnabled(self._cuts is not None)
        self.accept.setToolTip(
            self.tr("Move the cuts of this pair to the alternative")
            if self._cuts is not None
            else self.tr("The alternative is elsewhere. Go there to correct it in the table.")
        )

    def _neighbours(self, bead: int) -> tuple[BeadRow | None, BeadRow | None]:
        place = self._overview.row_of(bead)
        if place is None:
            return None, None
        ids = [
            self._overview.id_at(other) if 0 <= other < len(self._overview) else None
            for other in (place - 1, place + 1)
        ]
        rows = {row.id: row for row in self._project.rows([id_ for id_ in ids if id_ is not None])}
        above, below = (rows.get(id_) if id_ is not None else None for id_ in ids)
        return above, below

    def _holder(self, runner_up: RunnerUpView) -> int | None:
        """The pair that has the middle of the runner-up at present."""
        summary = self._overview.summary
        if summary is None:
            return None
        stretch = summary.side(runner_up.side)
        middle = (runner_up.start + runner_up.end) // 2
        # White space belongs to no pair: take the one that begins last before the middle.
        starts = stretch.start.copy()
        starts[(starts > middle) | (starts < 0)] = -1
        row = int(starts.argmax()) if len(starts) else -1
        return self._overview.id_at(row) if row >= 0 and starts[row] >= 0 else None

    def _show_matches(self, view: EvidenceView) -> None:
        source, target = self._project.characters(Side.SOURCE), self._project.characters(Side.TARGET)
        kinds = {
            "number": self.tr("number"),
            "date": self.tr("date"),
            "name": self.tr("name"),
            "latin": self.tr("Latin"),
        }
        for section, items in ((self._anchors, view.anchors), (self._links, view.links)):
            widgets: list[QWidget] = []
            for item in items:
                left, right = pieces(source, [item.source]), pieces(target, [item.target])
                text = f"{isolated(left)} = {isolated(right)}"
                kind = kinds.get(getattr(item, "kind", ""), "")
                reading = getattr(item, "reading", "")
                if reading and reading not in (left, right):
                    text += f" = {isolated(reading)}"
                shown = f"{text}   ({kind})" if kind else text
                match = MatchCardData(
                    shown, shown, {Side.SOURCE: [item.source], Side.TARGET: [item.target]}, section
                )
                match.pointed.connect(self._point)
                widgets.append(match)
            section.fill(widgets)
            section.setVisible(bool(widgets))

    def _show_history(self, row: BeadRow) -> None:
        events = self._project.events(_EVENTS, None, row.id)
        widgets: list[QWidget] = []
        for event in events:
            said = label(in_order(isolated(localize(event.summary))), "text", self._history)
            who = isolated(person_name(event.who, event.role))
            when = label(in_order(f"{who} · {local_time(event.at)}"), "muted", self._history)
            widgets += [said, when]
        self._history.fill(widgets)
        if not widgets:
            self._history.fill([QLabel("–", self._history)])

    # Asking the aligner

    def _ask(self, row: BeadRow) -> None:
        explain, key = self._explain, (row.id, row.revision)
        if explain is None or key in self._explained or not self.isVisible() or row.is_null:
            return
        self._lookup.ask(
            lambda _project, _stale: explain(row),
            lambda found: self._take(key, found),
            lambda error: self._not_told(key, error),
        )

    def _take(self, key: tuple[int, int], found: Mapping[str, Any] | None) -> None:
        self._explained[key] = found
        if len(self._explained) > _KEPT:
            self._explained.pop(next(iter(self._explained)))
        if self._row is not None and (self._row.id, self._row.revision) == key:
            self._show_evidence(self._row)

    def _not_told(self, key: tuple[int, int], error: BaseException) -> None:
        self._explained[key] = None  # for want of an encoder, say: the pane goes on showing what it knows
        if not isinstance(error, MuqabalaError):
            report_bug(error)

    # What can be done

    def _jump(self) -> None:
        bead = self._holder(self.view.runner_up) if self.view.runner_up is not None else None
        if bead is not None:
            self.go_to.emit(bead)

    def accept_runner_up(self) -> None:
        """Give the pair its runner-up: each cut that moves is a command of its own."""
        if self._cuts is None or self.view.runner_up is None:
            return
        side, person = self.view.runner_up.side, self._session.person
        cuts, self._cuts = self._cuts, None
        self.accept.setEnabled(False)
        for bead, at in cuts:
            self._session.run(MoveCut(bead, side, at, by=person))

    def _point(self, ranges: dict[Side, list[tuple[int, int]]]) -> None:
        """Light up these stretches in the table, or none."""
        if ranges or self._lit:
            self._lit = bool(ranges)
            for side in Side:
                self.highlight.emit(side, ranges.get(side, []))


def _fraction(value: float) -> str:
    return QLocale().toString(value, "f", 2)
