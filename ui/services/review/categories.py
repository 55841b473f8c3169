"""The categories of returns that a project uses, kept as one of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.review_categories import CategoryModel
from db.project_reader import CATEGORIES

if TYPE_CHECKING:
    from db import Project


def model_of(project: Project) -> CategoryModel:
    """The categories of a project; alignment and the core of MQM where none were chosen."""
    return CategoryModel.from_json(project.setting(CATEGORIES, None))
