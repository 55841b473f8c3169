"""Names of project files."""

from __future__ import annotations

PROJECT_SUFFIX = ".muqabala"
