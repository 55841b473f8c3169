"""Export, copy and integrity check of the open project."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from aligner.bitext import SETTLED
from aligner.errors import Cancelled
from aligner.formats.registry import by_name
from ui.concurrency.worker import ProgressRelay
from ui.i18n.bidi import isolated
from ui.i18n.formatting import parted
from ui.i18n.localize import localize
from ui.services.project_files import PROJECT_SUFFIX
from ui.widgets.message_bar import WORK, Tone
from ui.widgets.show_in_folder import show_in_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.exchange.presets import ExportPreset
    from aligner.progress import Progress
    from db import CheckReport
    from ui.controllers.shell import Shell
    from ui.services.exchange.write_back import WrittenBack
    from ui.services.export import ExportPlan, Written


T = TypeVar("T")


class ExportController(QObject):
    """The commands that write files other than the project file."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._meter: ProgressRelay | None = None

    def export_tmx(self) -> None:
        if self._window.session is not None:
            from ui.dialogs.export.quick_export import QuickExportDialog

            project = self._window.session.project
            dialog = QuickExportDialog(project, self._window.preferences, self._window)
            dialog.planned.connect(self._export)
            dialog.report_wanted.connect(self.export_for_tool)
            self._window.show_dialog(dialog)

    def export_for_tool(
        self, statuses: Collection[Status] | None = None, tool: ExportPreset | None = None
    ) -> None:
        """Show the export dialog beside the window, so that one can go to the pairs it names.

        Args:
            statuses, tool: what to begin with; None for the defaults.
        """
        session, page = self._window.session, self._window.page
        if session is None or page is None:
            return
        from ui.dialogs.export.tool_export import ExportToolDialog

        dialog = ExportToolDialog(session, self._window)
        if statuses is not None and tool is not None:
            dialog.choose(statuses, tool)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.go_to.connect(page.view.go_to)
        session.destroyed.connect(dialog.close)
        dialog.show()

    def _export(self, plan: ExportPlan) -> None:
        from ui.services.export import export

        if self._window.session is not None:
            project = self._window.session.project
            what = self.tr("Writing {name}…").format(name=plan.path.name)
            self._long(
                lambda progress: export(project, plan, progress, what),
                lambda written: self._exported(plan, written),
                self.tr("Stopped. No file was written."),
            )

    # What takes long

    @property
    def is_busy(self) -> bool:
        return self._meter is not None

    def cancel(self) -> None:
        """Stop writing; no file is left."""
        if self._meter is not None:
            self._meter.cancel()

    def _long(self, work: Callable[[Progress], T], done: Callable[[T], None], stopped: str) -> None:
        """Run work that reports progress and can be stopped, one at a time.

        Args:
            stopped: the message if the person stops it.
        """
        if self._meter is not None:
            return
        self._window.messages.end(WORK)
        meter = self._meter = ProgressRelay(self)
        meter.progressed.connect(self._window.line.set_progress)
        self._window.line.set_busy(True)
        self._window.commands.refresh()

        def finish() -> None:
            meter.stop()
            self._meter = None
            self._window.line.set_busy(self._window.session is not None and self._window.session.is_busy)
            self._window.commands.refresh()

        def finished(result: T) -> None:
            finish()
            done(result)

        def failed(error: BaseException) -> None:
            finish()
            if isinstance(error, Cancelled):
                self._window.messages.show_message(Tone.WARNING, stopped, subject=WORK)
            else:
                self._window.opening.tell(error)

        self._window.opening.aside(lambda: work(meter), finished, failed)

    def _exported(self, plan: ExportPlan, written: Written) -> None:
        number = self._window.locale().toString
        report, long = written.report, written.over_long + written.report.too_long
        said = [self.tr("Written to {file}: %Ln unit(s).", "", report.written).format(file=plan.path.name)]
        if report.one_sided:
            said.append(self.tr("Skipped one-sided pairs: {n}.").format(n=number(report.one_sided)))
        if report.illegal_characters:
            said.append(
                self.tr("Removed control characters that XML does not allow: {n}.").format(
                    n=number(report.illegal_characters)
                )
            )
        if long:
            said.append(
                self.tr("Longer than 2,000 characters, which Trados may refuse: {n}.").format(n=number(long))
            )
        if written.side_notes:
            said.append(
                self.tr(
                    "Left out, since the format has no place for them: %Ln note(s) of the documents.",
                    "",
                    written.side_notes,
                )
            )
        tone = Tone.WARNING if report.illegal_characters or long else Tone.DONE
        self._say_written(tone, " ".join(said), plan.path)

    def copy_citation(self) -> None:
        """Copy a citation of the current pair to the clipboard."""
        session, page = self._window.session, self._window.page
        if session is None or page is None or page.current is None:
            return
        from ui.services.citations import citation

        rows = session.project.rows([page.current])
        if rows:
            text = citation(session.project, rows[0])
            QGuiApplication.clipboard().setText(text)
            self._window.messages.show_message(
                Tone.DONE, self.tr("Copied: {text}").format(text=isolated(text))
            )

    def live_memory(self) -> None:
        """Ask where the memory of the project is kept while people work."""
        if self._window.session is not None:
            from ui.dialogs.export.live_memory import LiveMemoryDialog
            from ui.session.live_memory_writer import LiveMemoryWriter

            writer = LiveMemoryWriter.of(self._window.session)
            dialog = LiveMemoryDialog(writer, self._window.session.project.path, self._window)
            self._window.show_dialog(dialog)

    def write_back(self) -> None:
        """Ask for the XLIFF file of the project and where its translated copy goes."""
        if self._window.session is None:
            return
        from ui.widgets.file_chooser import ask_open, ask_save

        folder = self._window.session.project.path.parent
        kinds = f"XLIFF ({' '.join(f'*{ending}' for ending in by_name('xliff').suffixes)})"

        def where(original: Path) -> None:
            ask_save(
                self._window,
                self.tr("Save the translated file"),
                original,
                kinds,
                original.suffix,
                lambda copy: self.write_back_to(original, copy),
            )

        ask_open(self._window, self.tr("Select the XLIFF file"), folder, kinds, where)

    def write_back_to(self, original: Path, copy: Path) -> None:
        """Write confirmed and approved pairs into a copy of their file; an old file there is kept."""
        from ui.services.exchange.write_back import write_into
        from ui.services.output_paths import backup_name

        if self._window.session is None:
            return
        project = self._window.session.project
        is_same = copy.resolve() == original.resolve()
        keep = backup_name(original) if is_same else None

        def done(written: WrittenBack) -> None:
            number = self._window.locale().toString
            said = [
                self.tr("Written to {file}: %Ln translation(s).", "", written.texts).format(file=copy.name)
            ]
            if written.states:
                said.append(self.tr("States changed: {n}.").format(n=number(written.states)))
            for why, names in written.skipped.items():
                said.append(
                    self.tr("Not written, {why}: {n}.").format(why=localize(why), n=number(len(names)))
                )
            if written.not_found:
                said.append(
                    self.tr("Pairs that are no segment of the file: {n}.").format(
                        n=number(len(written.not_found))
                    )
                )
            if keep is not None:
                said.append(self.tr("The old file is kept as {name}.").format(name=keep.name))
            tone = Tone.WARNING if written.skipped or written.not_found else Tone.DONE
            self._say_written(tone, " ".join(said), copy)

        self._long(
            lambda progress: write_into(project, original, copy, SETTLED, progress, keep=keep),
            done,
            self.tr("Stopped. No file was written."),
        )

    def _say_written(self, tone: Tone, text: str, path: Path) -> None:
        """Show a message about a file that was written, with a button that shows the file."""
        self._window.messages.show_message(
            tone, text, self.tr("Show in folder"), lambda: show_in_folder(path)
        )

    def print_pairs(self) -> None:
        """Ask which pairs to print, with a preview."""
        window = self._window
        if window.session is None or window.page is None:
            return
        from ui.controllers.find_controller import FindController
        from ui.dialogs.print_pairs import PrintPairsDialog, PrintScope

        found = FindController.of(window.session).filter
        scope = PrintScope(
            tuple(window.page.view.table.selected_ids()),
            tuple(found.model.findings.ids.tolist()) if found is not None else (),
        )
        dialog = PrintPairsDialog(window.session.project, scope, window)
        dialog.printed.connect(self._printed)
        window.show_dialog(dialog)

    def _printed(self, pages: int) -> None:
        self._window.messages.show_message(Tone.DONE, self.tr("Sent to the printer: %Ln page(s).", "", pages))

    def save_copy(self) -> None:
        """Ask where to write a complete copy of the project."""
        if self._window.session is not None:
            from ui.widgets.file_chooser import ask_save

            path = self._window.session.project.path
            proposed = path.with_name(self.tr("{name} (copy)").format(name=path.stem) + PROJECT_SUFFIX)
            kinds = self.tr("Muqabala projects (*.muqabala)")
            ask_save(self._window, self.tr("Save a copy"), proposed, kinds, PROJECT_SUFFIX, self.write_copy)

    def write_copy(self, path: Path) -> None:
        """Write a complete copy of the project, whatever is going on in it."""
        if self._window.session is not None:
            project = self._window.session.project
            message = self.tr("Copy saved to {path}").format(path=path)
            self._long(
                lambda progress: project.backup(path, progress),
                lambda _: self._say_written(Tone.DONE, message, path),
                self.tr("Stopped. No file was written."),
            )

    def check_project(self) -> None:
        """Check the whole file for damage."""
        if self._window.session is None:
            return
        path = self._window.session.project.path

        def work(progress: Progress) -> CheckReport:
            from db import check

            return check(path, progress)

        def done(report: CheckReport) -> None:
            if report.problems:
                text = self.tr("The project file is damaged: {what}.").format(
                    what=parted(map(localize, report.problems))
                )
                self._window.messages.show_message(Tone.ERROR, text)
            else:
                self._window.messages.show_message(Tone.DONE, self.tr("The project file is intact."))

        self._long(work, done, self.tr("Stopped. The file was not checked to the end."))
