"""Older files become current ones: all or nothing, after a backup, and the same as new ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from aligner.errors import ProjectError
from db import Project, check
from db.file import lifecycle
from db.migrations.runner import migrate, upgrade
from db.schema import expected, sqlite
from db.schema.tables import METADATA
from db.schema.version import HEAD, REVISIONS
from tests.helpers.db_projects import ANA, aligned_project, shown, snapshot

STEP = """
from alembic import op
import sqlalchemy as sa
revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

def upgrade():
    with op.batch_alter_table("beads") as batch:  # rebuilds the table that segments and others refer to
        batch.add_column(sa.Column("note", sa.Text(), nullable=True))
    {more}
"""


def schema(connection: Connection) -> set[tuple[str, str]]:
    """Everything SQLite knows of the schema, white space aside."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(name, " ".join(sql.replace("(", " ( ").replace(")", " ) ").split())) for name, sql in found}


def columns(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    names = [
        row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return {
        name: sorted(tuple(row[1:]) for row in connection.exec_driver_sql(f"PRAGMA table_info({name})"))
        for name in names
    }


def test_the_migrations_lead_to_the_same_schema_as_a_new_file() -> None:
    made = []
    for build in (expected.build, upgrade):
        engine = create_engine("sqlite://")
        sqlite.register(engine)
        with engine.connect() as connection, connection.begin():
            build(connection)
            triggers = {item for item in schema(connection) if "TRIGGER" in item[1]}
            indices = {item for item in schema(connection) if "INDEX" in item[1]}
            keys = {
                name: sorted(
                    tuple(row[2:]) for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})")
                )
                for name in columns(connection)
            }
            checks = {name: sql.count("CHECK") for name, sql in schema(connection)}
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            made.append((columns(connection), triggers, indices, keys, checks, version))
        engine.dispose()
    assert made[0] == made[1]
    assert made[0][-1] == HEAD == REVISIONS[-1]
    assert len(made[0][1]) == 10


def test_a_step_keeps_the_rows_that_refer_to_a_rebuilt_table(path: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0003_note.py").write_text(STEP.format(more=""))
    with aligned_project(path) as project:
        project.merge(1, ANA)
        before, texts = snapshot(project), shown(project)
    engine = sqlite.engine_for(path)
    safe = migrate(engine, path, "0002", to="0003", steps=steps)
    with engine.connect() as connection:
        assert "note" in [row[0] for row in columns(connection)["beads"]]
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "0003"
        assert connection.exec_driver_sql("SELECT count(*) FROM segments").scalar_one() == 10
        assert sqlite.foreign_key_problems(connection) == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()
    with pytest.raises(ProjectError, match="newer"):
        Project.open(path)
    assert safe.name == "chronicle.before-0003.muqabala"
    with Project.open(safe) as project:
        assert snapshot(project) == before
        assert shown(project) == texts


@pytest.mark.parametrize(
    "more",
    [
        "raise RuntimeError('half-way')",
        "op.execute('DELETE FROM beads WHERE id = 2')",
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, tmp_path: Path, more: str) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0003_note.py").write_text(STEP.format(more=more))
    with aligned_project(path) as project:
        before = snapshot(project)
    engine = sqlite.engine_for(path)
    with pytest.raises((RuntimeError, ProjectError), match=r"half-way|is as it was"):
        migrate(engine, path, "0002", to="0003", steps=steps)
    engine.dispose()
    assert check(path).ok
    with Project.open(path) as project:
        assert snapshot(project) == before


def test_the_schema_is_fit_for_postgresql() -> None:
    """No server here: at least all tables can be put in its words, and only one file speaks SQLite's."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.sorted_tables]
    statements += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in METADATA.sorted_tables
        for index in table.indexes
    ]
    assert any("BIGINT" in statement for statement in statements)
    # The stores are indices of one computer, SQLite by nature; a contract keeps sqlite3 out of the rest.
    room = Path(lifecycle.__file__).parents[1]
    for file in sorted(room.rglob("*.py")):
        if file.name != "sqlite.py" and file.parent.name != "stores":
            text = file.read_text(encoding="utf-8")
            assert "PRAGMA" not in text, file.name
            assert "sqlite_insert" not in text, file.name
