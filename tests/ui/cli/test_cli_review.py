"""``review``: a sample, a page, what comes back, a report, a sheet that ``check`` takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.permissions import Person
from tests.helpers.db_projects import aligned_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run


def test_from_sample_to_sheet(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.muqabala"
    with aligned_project(path) as project:
        project.confirm(project.order(), Person("Layla"))
    sample, page = tmp_path / "s.json", tmp_path / "page.html"
    drawn = run("review", "sample", path, "--random", 2, "--least-sure", 1, "-o", sample, "--page", page)
    assert drawn.code == 0
    assert drawn.out.endswith("3 pairs of 5, seed 0.\n")
    data = json.loads(page.read_text(encoding="utf-8").split('id="data">')[1].split("</script>")[0])
    decided = [
        {"reference": pair["reference"], "decision": decision, "comment": comment}
        for pair, decision, comment in zip(
            data["pairs"], ("approve", "return", "approve"), ("", "style, minor: x", ""), strict=True
        )
    ]
    (tmp_path / "d.json").write_text(
        json.dumps({"muqabala_review": 1, "reviewer": "Omar", "rows": decided}), encoding="utf-8"
    )
    assert "2 approve, 1 return" in run("merge-review", tmp_path / "d.json", path).out
    found = run("review", "report", path, "--sample", sample, "--limit", 1)
    assert found.code == 3  # 1 of 3: surely more than 1 %
    assert "Limit 1 %: fail." in found.out
    counted = json.loads(run("review", "report", path, "--json").out)
    assert counted["by_category"]["style"]["errors"] == 1
    assert counted["by_person"]["Layla"]["reviewed"] == 3
    sheet = tmp_path / "sheet.json"
    signed = run("review", "sign-off", path, "--sample", sample, "-o", sheet, "-o", tmp_path / "s.html")
    assert signed.code == 0
    assert "the seal holds" in run("check", path, "--seal", sheet).out


def test_categories_of_a_project_go_with_its_page_and_come_back(run: Run, tmp_path: Path) -> None:
    path, page, own = tmp_path / "p.muqabala", tmp_path / "page.html", tmp_path / "house.txt"
    with aligned_project(path) as project:
        project.confirm(project.order(), Person("Layla"))
    own.write_text("[translation]\nEleganz\nأسلوب\nconstructor\n", encoding="utf-8")
    assert run("review", "categories", path).out.startswith("MQM core\nalignment: wrong pair")
    assert run("review", "categories", path, own).out == "house\ntranslation: Eleganz, أسلوب, constructor\n"
    run("review", "sample", path, "--all", "--page", page)
    data = json.loads(page.read_text(encoding="utf-8").split('id="data">')[1].split("</script>")[0])
    assert data["alignment"] == []
    assert data["translation"] == ["Eleganz", "أسلوب", "constructor", "other"]
    rows = [{"reference": data["pairs"][0]["reference"], "decision": "return", "comment": "أسلوب, minor: x"}]
    (tmp_path / "d.json").write_text(
        json.dumps({"muqabala_review": 1, "reviewer": "Omar", "rows": rows}), encoding="utf-8"
    )
    assert "1 return" in run("merge-review", tmp_path / "d.json", path).out
    counted = json.loads(run("review", "report", path, "--json").out)
    assert counted["by_category"]["أسلوب"]["errors"] == 1
    own.write_text("other\n", encoding="utf-8")
    assert run("review", "categories", path, own).code == 2
    assert run("review", "categories", path, own, "--mqm").code == 2
    assert run("review", "categories", path, "--mqm").out.startswith("MQM core\n")


def test_what_cannot_be_done(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.muqabala"
    aligned_project(path).close()
    assert run("review", "sample", path).code == 2
    assert "no pairs to draw from" in run("review", "sample", path, "--all").err
    assert "no name for a sheet" in run("review", "sign-off", path, "-o", tmp_path / "s.txt").err
    (tmp_path / "s.json").write_text("{}", encoding="utf-8")
    assert run("review", "report", path, "--sample", tmp_path / "s.json").code == 2
