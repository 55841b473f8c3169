"""Categories and severities of returned pairs, and reasons, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aligner.permissions import WorkKind
from aligner.review_categories import Category, ErrorSeverity, read_reason


def category_name(category: str) -> str:
    """A category of MQM or of the alignment in words; one of a project's own as it is written."""
    names: dict[str, str] = {
        Category.WRONG_PAIR: _tr("Wrong pair"),
        Category.CUT_EARLY: _tr("Cut early"),
        Category.CUT_LATE: _tr("Cut late"),
        Category.MISSING: _tr("Missing"),
        Category.EXTRA: _tr("Extra"),
        Category.ORDER: _tr("Order"),
        Category.ACCURACY: _tr("Accuracy"),
        Category.OMISSION: _tr("Omission"),
        Category.ADDITION: _tr("Addition"),
        Category.TERMINOLOGY: _tr("Terminology"),
        Category.LANGUAGE: _tr("Language"),
        Category.STYLE: _tr("Style"),
        Category.OTHER: _tr("Other"),
    }
    return names.get(category, category)


def severity_name(severity: ErrorSeverity) -> str:
    return {
        ErrorSeverity.NEUTRAL: _tr("Neutral"),
        ErrorSeverity.MINOR: _tr("Minor"),
        ErrorSeverity.MAJOR: _tr("Major"),
        ErrorSeverity.CRITICAL: _tr("Critical"),
    }[severity]


def work_name(work: WorkKind) -> str:
    """What an assignment asks for."""
    return {WorkKind.ALIGN: _tr("Align"), WorkKind.REVIEW: _tr("Review")}[work]


def reason_words(reason: str) -> str:
    """A reason as it is read: category and severity in the language of the interface, then what was said."""
    found = read_reason(reason)
    if found.category == Category.OTHER and found.severity is None:
        return reason
    head = category_name(found.category)
    if found.severity is not None:
        head = _tr("{category} ({severity})").format(category=head, severity=severity_name(found.severity))
    return _tr("{category}: {text}").format(category=head, text=found.text) if found.text else head


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
