"""The list of a library: how far each project has come, in one query.

Each command counts up the version of its project. A summary is made again only for a project whose version is
another than that of the summary, so that the list of ten thousand projects reads one table.
"""

from __future__ import annotations

from aligner.bitext import Status
from aligner.confidence import LOW
from db.assignments.assignment import ASSIGN

LIST = f"""
CREATE TABLE IF NOT EXISTS library.latest (schema varchar(63) PRIMARY KEY, version bigint NOT NULL);
CREATE TABLE IF NOT EXISTS library.summaries (
    schema varchar(63) PRIMARY KEY, version bigint NOT NULL, summary jsonb NOT NULL);

CREATE OR REPLACE FUNCTION library.summarize(wanted text) RETURNS jsonb LANGUAGE plpgsql
SET search_path = pg_catalog AS $f$
DECLARE
    found jsonb;
BEGIN
    EXECUTE replace($q$
        SELECT jsonb_build_object(
            'name', coalesce((SELECT s.value #>> '{{}}' FROM @.settings s WHERE s.key = 'title'), p.name),
            'created', p.created, 'created_by', p.created_by,
            'changed', coalesce((SELECT e.at FROM @.events e ORDER BY e.id DESC LIMIT 1), p.created),
            'texts', (SELECT jsonb_object_agg(t.side, jsonb_build_array(t.language, t.words,
                t.content_sha256)) FROM @.texts t),
            'counts', (SELECT jsonb_agg(jsonb_build_array(c.status, c.is_null, c.number)) FROM (
                SELECT b.status, b.is_null, count(*) AS number FROM @.beads b GROUP BY 1, 2) c),
            'doubtful', (SELECT count(*) FROM @.beads b WHERE b.status = '{Status.SUGGESTED.value}'
                AND b.confidence < {LOW} AND NOT b.is_null),
            'translators', (SELECT jsonb_agg(DISTINCT n.name) FROM (
                SELECT b.confirmed_by AS name FROM @.beads b
                UNION SELECT b.changed_by FROM @.beads b WHERE b.touched) n WHERE n.name IS NOT NULL),
            'reviewers', (SELECT jsonb_agg(DISTINCT b.reviewed_by) FROM @.beads b
                WHERE b.reviewed_by IS NOT NULL),
            'assigned', (SELECT jsonb_agg(jsonb_build_array(s.text, (
                SELECT jsonb_object_agg(c.status, c.number) FROM (
                    SELECT b.status, count(DISTINCT b.id) AS number
                    FROM unnest(ARRAY['source', 'target']) which
                    CROSS JOIN jsonb_array_elements(s.text::jsonb -> which) AS part(value)
                    JOIN @.segments g ON g.side = which AND g.start < (part.value ->> 1)::int
                        AND g."end" > (part.value ->> 0)::int
                    JOIN @.beads b ON b.id = g.bead AND (which = 'source' OR b.is_null)
                    GROUP BY b.status) c)) ORDER BY s.id)
                FROM @.comments s WHERE s.kind = '{ASSIGN}' AND NOT s.withdrawn))
        FROM @.project p $q$, '@', quote_ident(wanted)) INTO found;
    RETURN found;
END $f$;

CREATE OR REPLACE FUNCTION library.list_projects() RETURNS TABLE (id bigint, schema varchar, name text,
    created varchar, created_by text, archived boolean, summary jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $f$
#variable_conflict use_column
DECLARE
    r record;
    everything boolean := library.is_owner(session_user) OR EXISTS (
        SELECT 1 FROM library.members m WHERE m.login = session_user AND m.schema = '*');
    mine text[] := ARRAY(SELECT m.schema FROM library.members m WHERE m.login = session_user);
BEGIN
    FOR r IN SELECT p.schema, coalesce(l.version, 0) AS version FROM library.projects p
        LEFT JOIN library.latest l ON l.schema = p.schema
        LEFT JOIN library.summaries s ON s.schema = p.schema
        WHERE NOT p.archived AND p.schema IS NOT NULL AND (everything OR p.schema = ANY (mine))
            AND (s.version IS NULL OR s.version IS DISTINCT FROM l.version)
        ORDER BY p.id
    LOOP
        INSERT INTO library.summaries VALUES (r.schema, r.version, library.summarize(r.schema))
            ON CONFLICT (schema) DO UPDATE SET version = EXCLUDED.version, summary = EXCLUDED.summary;
    END LOOP;
    RETURN QUERY SELECT p.id, p.schema, p.name, p.created, p.created_by, p.archived, s.summary
        FROM library.projects p JOIN library.summaries s ON s.schema = p.schema
        WHERE NOT p.archived AND (everything OR p.schema = ANY (mine)) ORDER BY p.id DESC;
END $f$;
REVOKE EXECUTE ON FUNCTION library.summarize(text) FROM PUBLIC;
"""
