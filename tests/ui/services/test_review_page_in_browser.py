"""A reviewer decides on the page in a real browser, by keys, and the decisions come back."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from aligner.bitext import Status
from aligner.formats.protocols import Languages
from aligner.formats.reports.review_page import write_review_page
from aligner.permissions import Person
from aligner.review_categories import STANDARD, CategoryModel
from tests.helpers.db_projects import aligned_project
from ui.services.exchange.review import merge_review
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from pathlib import Path

    from db import Project

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed (apt-get install chromium)"),
]

HOUSE = CategoryModel("house", ("محاذاة <b>",), ("register", "غريب"))

PRESS = """
<script>
addEventListener("load", () => {
  const press = code => {
    const key = { Escape: "Escape" }[code] || "x";
    const event = new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  };
  const form = () => document.querySelector("form");
  const found = {};
  URL.createObjectURL = blob => {
    blob.text().then(content => {
      const shown = document.createElement("pre");
      shown.id = "result";
      shown.textContent = JSON.stringify({ ...found, saved: JSON.parse(content) });
      document.body.append(shown);
    });
    return "#";
  };
  STEPS
  document.getElementById("reviewer").value = "Omar";
  document.getElementById("save").click();
});
</script>
"""


def played(project: Project, folder: Path, steps: str, model: CategoryModel = STANDARD) -> dict[str, Any]:
    """What the page shows and saves after some steps in JavaScript."""
    page = folder / "page.html"
    write_review_page(page, units_of_project(project), Languages("ar", "en"), project.info().name, model)
    page.write_text(page.read_text(encoding="utf-8") + PRESS.replace("STEPS", steps), encoding="utf-8")
    assert BROWSER is not None
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    ran = subprocess.run(
        [BROWSER, *options, "--lang=en", "--virtual-time-budget=5000", "--dump-dom", page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    result = re.search(r'<pre id="result">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert result, ran.stdout[-2000:]
    found: dict[str, Any] = json.loads(html.unescape(result[1]))
    return found


def test_decisions_by_keys(tmp_path: Path) -> None:
    with aligned_project(tmp_path / "p.muqabala") as project:
        ids = project.order().tolist()
        project.confirm(ids, Person("Layla"))
        found = played(
            project,
            tmp_path,
            """
            press("KeyA");                                      // approve the first
            press("KeyR"); press("KeyQ"); press("KeyD");        // return the second: accuracy, major
            form().querySelector("[name=comment]").value = "the <name>";
            form().requestSubmit();
            press("KeyN");                                      // leave the third
            press("KeyR"); press("Digit2"); press("Escape");    // think again about the fourth
            press("KeyA"); press("KeyA");                      // approve it and the last
            press("KeyP"); press("KeyU");                      // withdraw the fourth
            """,
        )
        decided = [(row["decision"], row["comment"]) for row in found["saved"]["rows"]]
        assert decided == [("approve", ""), ("return", "accuracy, major: the <name>"), ("approve", "")]
        (tmp_path / "d.json").write_text(json.dumps(found["saved"]), encoding="utf-8")
        merge_review(project, tmp_path / "d.json")
        states = [row.status for row in project.rows(ids)]
        kept = Status.CONFIRMED
        assert states == [Status.APPROVED, Status.RETURNED, kept, kept, Status.APPROVED]


def test_the_categories_of_the_project_are_offered(tmp_path: Path) -> None:
    with aligned_project(tmp_path / "p.muqabala") as project:
        found = played(
            project,
            tmp_path,
            """
            press("KeyR");
            found.offered = [...form().querySelectorAll("label bdi")].map(label => label.textContent);
            press("KeyW"); form().requestSubmit();
            press("KeyR"); press("Digit1"); press("KeyF"); form().requestSubmit();
            """,
            HOUSE,
        )
    severities = ["neutral", "minor", "major", "critical"]
    assert found["offered"] == ["محاذاة <b>", "register", "غريب", "other", *severities]
    assert [row["comment"] for row in found["saved"]["rows"]] == ["غريب", "محاذاة <b>, critical"]
