"""The categories of returns that a project uses, kept as one of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aligner.review_categories import CategoryModel

if TYPE_CHECKING:
    from db import Project

SETTING: Final = "review/categories"


def model_of(project: Project) -> CategoryModel:
    """The categories of a project; alignment and the core of MQM where none were chosen."""
    return CategoryModel.from_json(project.setting(SETTING, None))
