"""Which place of the guide explains which dialog and pane, by the anchors of the English headings."""

from __future__ import annotations

from typing import Final

START: Final = "user-guide"

DIALOGS: Final = {
    "AboutDialog": "get-help",
    "AssignDialog": "assign-work",
    "ConfirmAbove": "confirm-many-at-once",
    "ConfirmByConfidence": "confirm-many-at-once",
    "ConfirmUntranslated": "confirm-many-at-once",
    "ConflictDialog": "conflicts",
    "DisputedPairsDialog": "work-without-the-server",
    "EncodingDialog": "encodings",
    "ExportToolDialog": "export-for-a-tool",
    "GuideDialog": "get-help",
    "IdentityDialog": "user-and-role",
    "ImportPairsDialog": "import-pairs",
    "KeysDialog": "change-keys",
    "LibraryWorkDialog": "work-on-many-projects",
    "LicencesDialog": "get-help",
    "LiveMemoryDialog": "export-for-a-tool",
    "MemoryDialog": "translation-memory",
    "NewProjectDialog": "make-a-project",
    "PreferencesDialog": "preferences",
    "PrintPairsDialog": "print",
    "ProjectEncoderDialog": "encoders",
    "ProjectIdentityDialog": "user-and-role",
    "ProjectPropertiesDialog": "properties-and-names",
    "QualityDialog": "samples-and-error-rates",
    "QuickExportDialog": "export",
    "ReplaceDialog": "replace",
    "ReportDialog": "report-a-bug",
    "RestoreSnapshotDialog": "go-back-to-an-earlier-state",
    "RulesDialog": "sentence-rules",
    "SideBySideDialog": "translations-side-by-side",
    "SignInDialog": "projects-of-a-team",
    "TermCandidatesDialog": "glossary",
    "TextSettingsDialog": "text-display",
}
"""By the name of the class."""

PANES: Final = {
    "concordance": "look-up-words",
    "consistency": "look-up-words",
    "evidence": "evidence-and-history",
    "find": "filter",
    "glossary": "glossary",
    "history": "evidence-and-history",
    "memory": "translation-memory",
    "path": "panes",
    "queue": "review",
    "statistics": "panes",
}
"""By the name of the pane."""

PARTS: Final = {"return-panel": "return-a-pair"}
"""Of the editor, by the name of the object."""

EDITOR: Final = "correct-and-confirm"
MAP: Final = "read-the-window"
START_PAGE: Final = "make-a-project"
