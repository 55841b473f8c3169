"""Every dialog there is, opened on a window with the sample: one maker for each class, by its name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

import ui
from aligner.bitext import Side
from aligner.permissions import Person
from tests.helpers.documents_sample import BOOK_AR, BOOK_EN, markdown, paired_file
from tests.helpers.shell_sample import ARABIC, LAYLA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.main_window import MainWindow

    Maker = Callable[[MainWindow], QDialog]

_MEANT_TO_BE_DERIVED = {"ConfirmMany", "FittedDialog"}


def dialog_classes() -> set[str]:
    """The names of all classes of dialogs in the program, found by looking."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return {kind.__name__ for kind in _derived(QDialog) if kind.__module__.startswith("ui.")} - (
        _MEANT_TO_BE_DERIVED
    )


def _derived(kind: type[object]) -> Iterator[type[object]]:
    derived: type[object]
    for derived in kind.__subclasses__():
        yield derived
        yield from _derived(derived)


def about(window: MainWindow) -> QDialog:
    from ui.dialogs.about import AboutDialog

    return AboutDialog(window)


def licences(window: MainWindow) -> QDialog:
    from ui.dialogs.licences import LicencesDialog

    return LicencesDialog(window)


def identity(window: MainWindow) -> QDialog:
    from ui.dialogs.identity import IdentityDialog

    return IdentityDialog(window)


def report(window: MainWindow) -> QDialog:
    from ui.dialogs.crash_report import ReportDialog

    return ReportDialog(window)


def keys(window: MainWindow) -> QDialog:
    from ui.commands.catalog import COMMANDS
    from ui.commands.keys import Keymap
    from ui.dialogs.keys import KeysDialog

    return KeysDialog(COMMANDS, Keymap.kept(window.preferences), window.preferences.folder, window)


def choices(window: MainWindow) -> QDialog:
    from ui.preferences.dialog import PreferencesDialog

    return PreferencesDialog(window.preferences, window)


def project_encoder(window: MainWindow) -> QDialog:
    from ui.preferences.project_encoder import ProjectEncoderDialog

    assert window.session is not None
    return ProjectEncoderDialog(window.session, window)


def export(window: MainWindow) -> QDialog:
    from ui.dialogs.export.quick_export import QuickExportDialog

    assert window.session is not None
    return QuickExportDialog(window.session.project, window.preferences, window)


def new_project(window: MainWindow) -> QDialog:
    from ui.dialogs.new_project.dialog import NewProjectDialog

    folder = window.preferences.folder
    files = [markdown(folder / "book-ar.md", BOOK_AR), markdown(folder / "book-en.md", BOOK_EN)]
    return NewProjectDialog(folder, LAYLA, files, window)


def import_pairs(window: MainWindow) -> QDialog:
    from ui.dialogs.import_pairs import ImportPairsDialog

    folder = window.preferences.folder
    return ImportPairsDialog(folder, LAYLA, paired_file(folder / "pairs.tsv"), window)


def export_tool(window: MainWindow) -> QDialog:
    from ui.dialogs.export.tool_export import ExportToolDialog

    assert window.session is not None
    return ExportToolDialog(window.session, window)


def encoding(window: MainWindow) -> QDialog:
    from ui.dialogs.import_documents.encoding_dialog import EncodingDialog

    return EncodingDialog(ARABIC, "utf-8", window)


def rules(window: MainWindow) -> QDialog:
    from ui.widgets.segmentation_rules_dialog import RulesDialog

    return RulesDialog((), window.preferences.folder, "en", window)


def memory(window: MainWindow) -> QDialog:
    from db.stores.translation_memory import TranslationMemory
    from ui.panes.memory.pane import MemoryDialog

    kept = TranslationMemory.open(window.preferences.folder / "memory.sqlite")
    dialog = MemoryDialog(lambda: kept, window.preferences.folder, window)
    dialog.finished.connect(lambda _: kept.close())
    return dialog


def setting(window: MainWindow) -> QDialog:
    from ui.editor.dialogs.text_settings import TextSettingsDialog
    from ui.editor.text_settings import TextSettings

    return TextSettingsDialog(TextSettings(), {Side.SOURCE: "ar", Side.TARGET: "en"}, window)


def confirm_above(window: MainWindow) -> QDialog:
    from ui.editor.dialogs.bulk_confirm import ConfirmAbove

    return ConfirmAbove([1, 2, 3], window)


def confirm_by_confidence(window: MainWindow) -> QDialog:
    import numpy as np

    from ui.editor.dialogs.bulk_confirm import ConfirmByConfidence

    return ConfirmByConfidence(np.arange(4), np.linspace(0, 1, 4, dtype=np.float32), window)


def confirm_untranslated(window: MainWindow) -> QDialog:
    from ui.editor.dialogs.bulk_confirm import ConfirmUntranslated

    return ConfirmUntranslated([[1, 2], [5]], window)


def project_identity(window: MainWindow) -> QDialog:
    from ui.dialogs.project_identity import ProjectIdentityDialog

    return ProjectIdentityDialog("Layla", LAYLA, forbid_own=True, parent=window)


def conflict(window: MainWindow) -> QDialog:
    """The same text corrected by two people, as the project file reports it."""
    from db import BeadConflictError
    from ui.dialogs.conflict import ConflictDialog
    from ui.services.project_commands import EditText

    assert window.session is not None
    project = window.session.project
    row = project.rows(project.order()[:1])[0]
    project.edit_text(row.id, Side.TARGET, "He took other lands.", Person("Omar"))
    command = EditText(row.id, Side.TARGET, "He took these lands.", by=LAYLA, expected={row.id: row.revision})
    try:
        command.run(project)
    except BeadConflictError as error:
        return ConflictDialog(error, command, {Side.SOURCE: True, Side.TARGET: False}, window)
    raise AssertionError("the second correction was not refused")


def replace(window: MainWindow) -> QDialog:
    from db.queries.search import Query
    from ui.panes.find.replace_dialog import ReplaceDialog

    assert window.session is not None
    return ReplaceDialog(window.session, Query(text="السلطان"), window)


def restore_snapshot(window: MainWindow) -> QDialog:
    from ui.dialogs.restore_snapshot import RestoreSnapshotDialog

    assert window.session is not None
    directions = {Side.SOURCE: True, Side.TARGET: False}
    return RestoreSnapshotDialog(window.session.project.path, directions, window)


def sign_in(window: MainWindow) -> QDialog:
    from ui.dialogs.team.sign_in import SignInDialog

    return SignInDialog("postgresql://layla@db.example.org/books", "", window)


def disputed_pairs(window: MainWindow) -> QDialog:
    """A pair that was corrected in a checked-out file and in the library."""
    from dataclasses import replace

    from db.server.disputes import DisputedPair
    from ui.dialogs.team.disputed_pairs import DisputedPairsDialog

    assert window.session is not None
    project = window.session.project
    yours = project.rows(project.order()[:1])[0]
    theirs = replace(yours, target_cell=replace(yours.target_cell, pieces=yours.target_cell.pieces[:1]))
    disputed = [
        DisputedPair(yours.id, 1, "Omar", yours, theirs),
        DisputedPair(yours.id + 1, None, "", None, None),
    ]
    return DisputedPairsDialog(disputed, {Side.SOURCE: True, Side.TARGET: False}, window)


def user_guide(window: MainWindow) -> QDialog:
    from ui.dialogs.guide.dialog import GuideDialog

    return GuideDialog(window)


def print_pairs(window: MainWindow) -> QDialog:
    from ui.dialogs.print_pairs import PrintPairsDialog, PrintScope

    assert window.session is not None
    order = [int(bead) for bead in window.session.project.order()]
    return PrintPairsDialog(window.session.project, PrintScope(order[:3], order[2:9]), window)


def project_properties(window: MainWindow) -> QDialog:
    from ui.dialogs.project_properties import ProjectPropertiesDialog

    assert window.session is not None
    return ProjectPropertiesDialog(window.session, window)


def live_memory(window: MainWindow) -> QDialog:
    from ui.dialogs.export.live_memory import LiveMemoryDialog
    from ui.session.live_memory_writer import LiveMemoryWriter

    assert window.session is not None
    return LiveMemoryDialog(LiveMemoryWriter.of(window.session), window.session.project.path, window)


def term_candidates(window: MainWindow) -> QDialog:
    from ui.panes.glossary.candidates_dialog import TermCandidatesDialog
    from ui.session.project_terms import ProjectTerms

    assert window.session is not None
    return TermCandidatesDialog(window.session.project, ProjectTerms.of(window.session), window)


def side_by_side(window: MainWindow) -> QDialog:
    from ui.dialogs.side_by_side.dialog import SideBySideDialog

    assert window.session is not None
    project = window.session.project
    other = project.path.with_name("other.muqabala")
    project.backup(other)
    names = {project.path: "Sample", other: "Other"}
    return SideBySideDialog(list(names), names, {project.path: project}, window)


def review_quality(window: MainWindow) -> QDialog:
    from ui.dialogs.review.quality import QualityDialog

    assert window.session is not None
    return QualityDialog(window.session, window)


def assign(window: MainWindow) -> QDialog:
    from ui.dialogs.review.assign import AssignDialog

    assert window.session is not None
    order = [int(bead) for bead in window.session.project.order()]
    return AssignDialog(window.session, order[:3], parent=window)


def library_work(window: MainWindow) -> QDialog:
    from db.library.summary import summarize
    from ui.dialogs.library_work import LibraryScope, LibraryWorkDialog
    from ui.services.library.listing import LibraryEntry

    assert window.session is not None
    path = window.session.project.path
    entries = [LibraryEntry(path, summarize(path), None, 0.0, "")]
    return LibraryWorkDialog(LibraryScope(path.parent, entries), window.preferences, window)


DIALOGS: dict[str, Maker] = {
    "LibraryWorkDialog": library_work,
    "AssignDialog": assign,
    "LiveMemoryDialog": live_memory,
    "TermCandidatesDialog": term_candidates,
    "PrintPairsDialog": print_pairs,
    "ProjectPropertiesDialog": project_properties,
    "GuideDialog": user_guide,
    "AboutDialog": about,
    "ImportPairsDialog": import_pairs,
    "ConfirmAbove": confirm_above,
    "ConfirmByConfidence": confirm_by_confidence,
    "ConfirmUntranslated": confirm_untranslated,
    "ConflictDialog": conflict,
    "DisputedPairsDialog": disputed_pairs,
    "EncodingDialog": encoding,
    "QuickExportDialog": export,
    "ExportToolDialog": export_tool,
    "IdentityDialog": identity,
    "KeysDialog": keys,
    "LicencesDialog": licences,
    "TextSettingsDialog": setting,
    "MemoryDialog": memory,
    "NewProjectDialog": new_project,
    "PreferencesDialog": choices,
    "ProjectEncoderDialog": project_encoder,
    "ProjectIdentityDialog": project_identity,
    "QualityDialog": review_quality,
    "ReplaceDialog": replace,
    "ReportDialog": report,
    "RestoreSnapshotDialog": restore_snapshot,
    "RulesDialog": rules,
    "SideBySideDialog": side_by_side,
    "SignInDialog": sign_in,
}
