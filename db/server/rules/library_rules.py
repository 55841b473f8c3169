"""The rules of a library: its people and their roles, and how a project is made there.

Everything here belongs to the owner of the library, who ran ``muqabala server init``. A person signs in as a
login of their own; ``session_user`` is that login whatever role the session takes.
"""

from __future__ import annotations

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from db.schema.tables import METADATA
from db.schema.version import HEAD
from db.server.rules.list_rules import LIST
from db.server.rules.names import name_key_function
from db.server.rules.project_rules import KEPT, project_rules

ROLES = ("translator", "reviewer", "manager")
"""Roles of a person in a library. A manager does what both others do, and makes projects."""

_LIBRARY = """
CREATE TABLE IF NOT EXISTS library.people (
    login name PRIMARY KEY, person text NOT NULL, key text NOT NULL UNIQUE,
    invited timestamptz DEFAULT now());
CREATE TABLE IF NOT EXISTS library.members (
    schema varchar(63) NOT NULL, login name NOT NULL REFERENCES library.people, role text NOT NULL
        CHECK (role IN ('translator', 'reviewer', 'manager')), PRIMARY KEY (schema, login));
CREATE TABLE IF NOT EXISTS library.filling (xid bigint, schema varchar(63), PRIMARY KEY (xid, schema));
CREATE TABLE IF NOT EXISTS library.blueprint (sql text NOT NULL);

CREATE OR REPLACE FUNCTION library.is_owner(login name) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog AS $f$
    SELECT pg_has_role(login, nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = 'library'
$f$;
CREATE OR REPLACE FUNCTION library.is_trusted(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog AS $f$
BEGIN
    RETURN library.is_owner(session_user) OR EXISTS (
        SELECT 1 FROM library.filling f WHERE f.xid = txid_current_if_assigned() AND f.schema = wanted);
END $f$;
CREATE OR REPLACE FUNCTION library.my_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS $f$ SELECT person FROM library.people WHERE login = session_user $f$;
CREATE OR REPLACE FUNCTION library.my_roles(wanted text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS $f$
    SELECT CASE role WHEN 'manager' THEN ARRAY['translator', 'reviewer'] ELSE ARRAY[role] END
    FROM library.members WHERE login = session_user AND schema IN (wanted, '*')
    ORDER BY schema = '*' LIMIT 1
$f$;
CREATE OR REPLACE FUNCTION library.is_manager(wanted text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog AS $f$
    SELECT library.is_owner(session_user) OR coalesce((SELECT role = 'manager' FROM library.members
    WHERE login = session_user AND schema IN (wanted, '*') ORDER BY schema = '*' LIMIT 1), false)
$f$;

CREATE OR REPLACE FUNCTION library.let_in() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $f$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT DISTINCT p.schema, m.login FROM library.projects p
        JOIN library.members m ON m.schema IN (p.schema, '*')
        WHERE NOT has_schema_privilege(m.login, p.schema, 'USAGE') LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', r.schema, r.login);
    END LOOP;
END $f$;

CREATE OR REPLACE FUNCTION library.new_project(title text, maker text, made text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $f$
DECLARE
    fresh text;
    number bigint;
BEGIN
    IF NOT library.is_manager('*') THEN
        RAISE EXCEPTION 'projects are made by a manager' USING ERRCODE = '42501';
    END IF;
    IF NOT library.is_owner(session_user) AND maker <> library.my_name() THEN
        RAISE EXCEPTION 'a project names the person who made it' USING ERRCODE = '42501';
    END IF;
    INSERT INTO library.projects (schema, name, created, created_by, archived)
        VALUES (NULL, title, made, maker, false) RETURNING id INTO number;
    fresh := 'project_' || number;
    UPDATE library.projects SET schema = fresh WHERE id = number;
    EXECUTE format('CREATE SCHEMA %I', fresh);
    PERFORM set_config('search_path', fresh, true);
    EXECUTE replace((SELECT sql FROM library.blueprint), '@schema@', fresh);
    INSERT INTO library.filling VALUES (txid_current(), fresh);
    PERFORM library.let_in();
    RETURN fresh;
END $f$;
CREATE OR REPLACE FUNCTION library.finish_project(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $f$
BEGIN
    IF NOT library.is_trusted(wanted) THEN
        RAISE EXCEPTION 'this is done when a project is made' USING ERRCODE = '42501';
    END IF;
    EXECUTE format('SELECT %I.take_stock()', wanted);
    DELETE FROM library.filling WHERE schema = wanted;
END $f$;
CREATE OR REPLACE FUNCTION library.archive_project(wanted text, done boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $f$
BEGIN
    IF NOT library.is_manager(wanted) THEN
        RAISE EXCEPTION 'projects are archived by a manager' USING ERRCODE = '42501';
    END IF;
    UPDATE library.projects SET archived = done WHERE schema = wanted;
END $f$;

ALTER TABLE library.projects ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS of_members ON library.projects;
CREATE POLICY of_members ON library.projects FOR SELECT USING (library.my_roles(schema) IS NOT NULL);
"""


def blueprint(team: str) -> str:
    """All statements that make the tables, triggers and rights of a project in the schema ``@schema@``."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made: list[str] = []
    for table in METADATA.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made.extend(
            str(CreateIndex(index).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        )
    made.append(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
    return ";\n".join(made) + ";\n" + KEPT + project_rules(team)


def library_rules(team: str) -> tuple[str, ...]:
    """Statements that make the functions and tables of a library, beside its list of projects.

    Args:
        team: the quoted name of the role that all people of the library are members of.
    """
    return (
        name_key_function("library"),
        _LIBRARY,
        LIST,
        f"""
GRANT USAGE ON SCHEMA library TO {team};
GRANT SELECT ON library.projects, library.people, library.members TO {team};
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION library.let_in() FROM PUBLIC;
""",
    )
