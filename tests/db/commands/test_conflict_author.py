"""A conflict names the author of the change that is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from aligner.permissions import Person, Role
from db import BeadConflictError
from tests.helpers.panes_sample import sample_project

if TYPE_CHECKING:
    from pathlib import Path

AMINA, OMAR = Person("Amina"), Person("Omar")
YUSUF = Person("Yusuf", Role.REVIEWER)


@pytest.mark.parametrize("deed", ["confirm", "edit"])
def test_the_person_is_named_not_the_machine_that_made_the_pair(tmp_path: Path, deed: str) -> None:
    with sample_project(tmp_path) as project:
        bead = int(project.order()[0])
        seen = project.rows([bead])[0].revision
        assert project.rows([bead])[0].changed_by == "machine"
        if deed == "confirm":
            project.confirm([bead], OMAR)
        else:
            project.edit_text(bead, Side.TARGET, "Another wording.", OMAR)
        with pytest.raises(BeadConflictError, match="Omar changed this pair") as raised:
            project.edit_text(bead, Side.TARGET, "Mine.", AMINA, expected={bead: seen})
        assert raised.value.who == "Omar"


def test_the_last_of_several_people_is_named(tmp_path: Path) -> None:
    with sample_project(tmp_path) as project:
        bead = int(project.order()[0])
        project.confirm([bead], OMAR)
        seen = project.rows([bead])[0].revision
        project.send_back([bead], YUSUF, "the year")
        with pytest.raises(BeadConflictError, match="Yusuf changed this pair"):
            project.confirm([bead], AMINA, expected={bead: seen})
