"""What project files are called."""

from __future__ import annotations

PROJECT_SUFFIX = ".muqabala"
