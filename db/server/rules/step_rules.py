"""What one event of a project may be, and which step from one state of a pair to the next it may make.

The same rules as :data:`aligner.permissions.TRANSITIONS`, in SQL.
``tests/db/server/test_roles.py`` compares them by random work in a file and on a server.
"""

from __future__ import annotations

from aligner.permissions import MACHINE

_REVIEWING = ("approve", "return", "rule", "assign")
_COMMON = ("unconfirm", "comment", "propose", "suggest", "undo", "redo")

CHECKS = f"""
CREATE FUNCTION allowed_step(o kept_pairs, n kept_pairs, e events, me text, reviewers text[], forbid boolean)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    fresh boolean := o.id IS NULL;
    same_words boolean := o.segments IS NOT DISTINCT FROM n.segments;
    same_shape boolean := same_words AND o.edits IS NOT DISTINCT FROM n.edits;
    same_work boolean := same_shape AND n.changed_by = o.changed_by AND n.touched = o.touched
        AND o.rank = n.rank AND n.run IS NOT DISTINCT FROM o.run AND n.score IS NOT DISTINCT FROM o.score
        AND n.confidence IS NOT DISTINCT FROM o.confidence AND n.evidence IS NOT DISTINCT FROM o.evidence;
    same_confirmed boolean := n.confirmed_by IS NOT DISTINCT FROM o.confirmed_by;
    same_reviewed boolean := n.reviewed_by IS NOT DISTINCT FROM o.reviewed_by;
BEGIN
    IF e.command = 'suggest' THEN
        RETURN n.status = 'suggested' AND NOT n.touched AND n.changed_by = '{MACHINE}'
            AND n.confirmed_by IS NULL AND n.reviewed_by IS NULL AND n.edits IS NULL
            AND (fresh OR (o.status = 'suggested' AND NOT o.touched AND o.edits IS NULL AND same_words));
    ELSIF e.command = 'confirm' THEN
        RETURN e.role = 'translator' AND NOT fresh AND o.status IN ('suggested', 'returned')
            AND n.status = 'confirmed' AND same_work AND n.confirmed_by = me AND same_reviewed;
    ELSIF e.command = 'unconfirm' AND e.role = 'translator' THEN
        RETURN NOT fresh AND o.status = 'confirmed' AND n.status = 'suggested' AND same_work
            AND n.confirmed_by IS NULL AND n.reviewed_by IS NULL;
    ELSIF e.command = 'unconfirm' THEN
        RETURN e.role = 'reviewer' AND NOT fresh AND o.status IN ('approved', 'returned')
            AND n.status = 'confirmed' AND same_work AND same_confirmed AND n.reviewed_by IS NULL;
    ELSIF e.command = 'approve' THEN
        RETURN e.role = 'reviewer' AND NOT fresh AND o.status = 'confirmed' AND n.status = 'approved'
            AND same_work AND same_confirmed AND n.reviewed_by = me
            AND NOT (forbid AND library.name_key(me) IN
                (library.name_key(o.changed_by), coalesce(library.name_key(o.confirmed_by), '')));
    ELSIF e.command = 'return' THEN
        RETURN e.role = 'reviewer' AND NOT fresh AND o.status IN ('confirmed', 'approved')
            AND n.status = 'returned' AND same_work AND same_confirmed AND n.reviewed_by = me;
    ELSIF e.role IS DISTINCT FROM 'translator' OR o.status = 'approved' THEN
        RETURN false;
    ELSIF e.command = 'release' THEN
        RETURN NOT fresh AND o.status = 'suggested' AND n.status = 'suggested' AND same_shape
            AND NOT n.touched AND n.changed_by = o.changed_by AND o.edits IS NULL
            AND same_confirmed AND same_reviewed;
    ELSIF e.command IN ('accept', 'refuse') THEN
        RETURN NOT fresh AND same_words AND same_reviewed
            AND n.status = CASE WHEN o.status = 'returned' THEN 'confirmed' ELSE o.status END
            AND CASE WHEN o.status = 'returned' THEN n.confirmed_by = me ELSE same_confirmed END
            AND CASE WHEN e.command = 'refuse' THEN same_work
                ELSE n.touched AND n.changed_by = me AND n.rank = o.rank END;
    ELSIF e.command IN ('move', 'edit') THEN
        RETURN NOT fresh AND n.status = o.status AND same_words AND same_confirmed AND same_reviewed
            AND (e.command = 'edit' OR same_shape) AND n.touched AND n.changed_by = me;
    END IF;
    -- What gives pairs another shape: they are suggested again, or stay returned.
    RETURN n.touched AND n.changed_by = me AND n.confirmed_by IS NULL
        AND n.status = CASE WHEN cardinality(reviewers) > 0 THEN 'returned' ELSE 'suggested' END
        AND (n.reviewed_by IS NULL OR n.reviewed_by = ANY (reviewers));
END $f$;

CREATE FUNCTION check_event(e events, me text) RETURNS void LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    before chain%ROWTYPE;
    link chain%ROWTYPE;
    fields text;
    pieces text;
BEGIN
    IF NOT ((e.who = me AND e.role = ANY (library.my_roles('@schema@')))
        OR (e.who = '{MACHINE}' AND e.role IS NULL AND e.command = 'suggest'
            AND cardinality(library.my_roles('@schema@')) > 0)) THEN
        RAISE EXCEPTION 'the history names the person who is signed in' USING ERRCODE = '42501';
    END IF;
    IF abs(extract(epoch FROM clock_timestamp() - e.at::timestamptz)) > 86400 THEN
        RAISE EXCEPTION 'the clock of this machine is wrong by more than a day' USING ERRCODE = '42501';
    END IF;
    IF (e.command IN {_REVIEWING} AND e.role IS DISTINCT FROM 'reviewer')
        OR (e.command NOT IN {_REVIEWING + _COMMON} AND e.role IS DISTINCT FROM 'translator')
        OR (e.undoes IS NOT NULL) <> (e.command = 'undo') OR (e.redoes IS NOT NULL) <> (e.command = 'redo')
        OR EXISTS (SELECT 1 FROM events u WHERE u.id = coalesce(e.undoes, e.redoes)
            AND (u.role <> e.role OR u.command IN ('undo', 'redo'))) THEN
        RAISE EXCEPTION 'this person may not do this' USING ERRCODE = '42501';
    END IF;
    IF (SELECT count(*) FROM event_beads b WHERE b.event = e.id) <> e.bead_count THEN
        RAISE EXCEPTION 'the history does not name its pairs' USING ERRCODE = '42501';
    END IF;
    SELECT * INTO before FROM chain WHERE chain.link = e.id - 1;
    SELECT * INTO link FROM chain WHERE chain.link = e.id;
    fields := concat_ws(',', e.id, to_json(e.at), to_json(e.who), coalesce(to_json(e.role)::text, 'null'),
        to_json(e.command), to_json(e.summary), e.bead_count, coalesce(e.undoes::text, 'null'),
        coalesce(e.redoes::text, 'null'));
    pieces := concat_ws(',', '"' || encode(sha256(e.changes), 'hex') || '"',
        (SELECT string_agg('"' || encode(sha256(p.data), 'hex') || '"', ',' ORDER BY p.number)
            FROM event_pieces p WHERE p.event = e.id));
    IF link.hash IS DISTINCT FROM sha256(before.hash
        || sha256(convert_to('[[' || fields || '],[' || pieces || ']]', 'UTF8'))
        || coalesce(link.state, '')) THEN
        RAISE EXCEPTION 'the chain of the history does not hold' USING ERRCODE = '42501';
    END IF;
END $f$;

CREATE FUNCTION check_beside(e events) RETURNS void LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    x bigint := txid_current();
BEGIN
    -- What a list of projects reads of an assignment has the form that it expects.
    IF EXISTS (SELECT 1 FROM kept_marks m JOIN comments s ON s.id = m.id,
            unnest(ARRAY['source', 'target']) which
        WHERE m.xid = x AND m.kind = 'said' AND s.kind = 'assign'
            AND coalesce((s.text::jsonb -> which)::text, '') !~
                '^\\[(\\[[0-9]{{1,9}}, [0-9]{{1,9}}\\](, )?)*\\]$') THEN
        RAISE EXCEPTION 'this is not an assignment' USING ERRCODE = '42501';
    END IF;
    IF EXISTS (SELECT 1 FROM kept_marks m JOIN comments s ON s.id = m.id
        WHERE m.xid = x AND m.kind = 'said' AND (s.who <> e.who OR s.role IS DISTINCT FROM e.role
            OR s.at <> e.at OR s.withdrawn
            OR NOT EXISTS (SELECT 1 FROM beads b WHERE b.id = s.bead)
            OR NOT (s.kind = e.command OR (s.kind IN ('reason', 'propose') AND e.command = 'return')
                OR (s.kind = 'words' AND e.command = 'comment'))))
    OR EXISTS (SELECT 1 FROM kept_marks m LEFT JOIN kept_comments k ON k.id = m.id
        WHERE m.xid = x AND m.kind = 'withdrawn'
            AND k.event IS DISTINCT FROM coalesce(e.undoes, e.redoes))
    OR EXISTS (SELECT 1 FROM kept_marks m JOIN comments s ON s.id = m.id
        LEFT JOIN kept_comments k ON k.id = m.id
        WHERE m.xid = x AND m.kind = 'comment' AND s.bead IS DISTINCT FROM k.bead
            AND NOT EXISTS (SELECT 1 FROM kept_marks t WHERE t.xid = x AND t.kind = 'pair' AND t.id = k.bead))
    OR EXISTS (SELECT 1 FROM kept_marks m JOIN runs s ON s.id = m.id
        WHERE m.xid = x AND m.kind = 'run'
            AND (s.by <> e.who OR s.at <> e.at OR e.command <> 'suggest')) THEN
        RAISE EXCEPTION 'what is said names the person who is signed in' USING ERRCODE = '42501';
    END IF;
END $f$;
"""
