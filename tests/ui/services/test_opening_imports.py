"""What opening a project file imports."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.helpers.db_projects import aligned_project

if TYPE_CHECKING:
    from pathlib import Path

ASK = """
import sys
from pathlib import Path
from db import Project
from ui.services.library.servers import ServerPlace
with Project.open(Path(sys.argv[1])) as project:
    assert ServerPlace.of_checked_out(project) is None
print([name for name in sys.modules if name.startswith(("db.server", "sqlalchemy.dialects.postgresql"))])
"""


def test_a_file_does_not_bring_what_works_with_servers(tmp_path: Path) -> None:
    """It takes longer to import than to open the file, and the window would stand still."""
    path = tmp_path / "p.muqabala"
    aligned_project(path).close()
    said = subprocess.run([sys.executable, "-c", ASK, str(path)], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "[]"
