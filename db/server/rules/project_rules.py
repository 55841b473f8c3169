"""The rules of one project as triggers: they hold for every statement of every person.

A command writes its rows as it does in a file. When it counts its event (``project.next_event``), ``settle``
compares each pair that was written with what it was before (``kept_pairs``), and refuses what the person may
not do. A transaction that has written without an event is refused at its end. Undo and redo may bring
back what was there exactly (``kept_versions``, ``kept_changes``), and nothing else.

``@schema@`` stands for the schema of the project. The functions run as the owner of the library, who is not
bound: neither are the transactions in which a project is made.
"""

from __future__ import annotations

from aligner.permissions import MACHINE
from db.commands.parts import PARTS
from db.server.rules.step_rules import CHECKS

RULES = 1
"""Number of these rules: count it up with every change of them. Projects with a lower number are renewed."""

STAMP = "rules "
"""What stands before the number, in the comment on the schema of a project."""

IMMUTABLE = {
    "texts": "the imported texts are immutable",
    "events": "the history is append-only",
    "event_beads": "the history is append-only",
    "event_pieces": "the history is append-only",
    "chain": "the history is append-only",
}

KEPT = """
CREATE TABLE kept_project (next_event bigint NOT NULL, next_bead bigint NOT NULL, forbid boolean NOT NULL);
CREATE TABLE kept_pairs (
    id bigint PRIMARY KEY, revision bigint NOT NULL, rank bytea, status varchar(9) NOT NULL,
    is_null boolean, touched boolean NOT NULL, changed_by text NOT NULL, confirmed_by text, reviewed_by text,
    score double precision, confidence double precision, run bigint, evidence text, segments text,
    edits text);
CREATE TABLE kept_versions (LIKE kept_pairs, PRIMARY KEY (id, revision));
CREATE TABLE kept_changes (
    event bigint, bead bigint, before bigint, after bigint, PRIMARY KEY (event, bead));
CREATE TABLE kept_comments (id bigint PRIMARY KEY, event bigint NOT NULL, bead bigint NOT NULL);
CREATE TABLE kept_marks (xid bigint, kind text, id bigint, PRIMARY KEY (xid, kind, id));
CREATE TABLE kept_commands (id varchar(40) PRIMARY KEY, event bigint NOT NULL, who text NOT NULL);
"""
"""Tables of the rules, beside those of the project."""

_PAIR_NOW = """
CREATE FUNCTION pair_now(wanted bigint) RETURNS SETOF kept_pairs LANGUAGE sql STABLE AS $f$
    SELECT b.id, b.revision, b.rank, b.status, b.is_null, b.touched, b.changed_by, b.confirmed_by,
        b.reviewed_by, b.score, b.confidence, b.run,
        (SELECT md5(v.data::jsonb::text) FROM evidence v WHERE v.bead = b.id),
        (SELECT string_agg(s.side || s.start || '-' || s."end", ' ' ORDER BY s.side, s.start)
            FROM segments s WHERE s.bead = b.id),
        (SELECT string_agg(e.side || e.start || '-' || e."end" || '=' || e.replacement, chr(10)
                ORDER BY e.side, e.start)
            FROM segments s JOIN edits e ON e.side = s.side AND e.start >= s.start AND e.start < s."end"
            WHERE s.bead = b.id)
    FROM beads b WHERE b.id = wanted
$f$;
"""

_SETTLE = """
CREATE FUNCTION settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    number bigint := OLD.next_event;
    x bigint := txid_current();
    me text := library.my_name();
    trusted boolean := library.is_trusted('@schema@');
    e events%ROWTYPE;
    kept kept_project%ROWTYPE;
    c kept_changes%ROWTYPE;
    v kept_pairs%ROWTYPE;
    o kept_pairs%ROWTYPE;
    n kept_pairs%ROWTYPE;
    r record;
    undone bigint;
    reviewers text[];
    translating boolean;
    reviewing boolean;
    returned_gone boolean := false;
    returned_there boolean := false;
    what text := 'this person may not do this';
BEGIN
    SELECT * INTO STRICT kept FROM kept_project;
    SELECT * INTO e FROM events WHERE id = number;
    IF NOT trusted THEN
        IF e.id IS NULL OR NEW.next_event <> number + 1 OR kept.next_event <> number THEN
            RAISE EXCEPTION 'a command counts one event' USING ERRCODE = '42501';
        END IF;
        PERFORM check_event(e, me);
        IF NEW.forbid_own_approval <> kept.forbid AND NOT (
            e.role = 'reviewer' AND e.command IN ('rule', 'undo', 'redo')) THEN
            RAISE EXCEPTION 'the rules of a project are changed by a reviewer' USING ERRCODE = '42501';
        END IF;
        PERFORM check_beside(e);
    END IF;
    translating := coalesce(e.role = 'translator', false);
    reviewing := coalesce(e.role = 'reviewer', false);
    undone := coalesce(e.undoes, e.redoes);
    reviewers := ARRAY(SELECT k.reviewed_by FROM kept_marks m JOIN kept_pairs k ON k.id = m.id
        WHERE m.xid = x AND m.kind = 'pair' AND k.status = 'returned');
    FOR r IN SELECT m.id AS id, k AS o, p AS n FROM kept_marks m LEFT JOIN kept_pairs k ON k.id = m.id
        LEFT JOIN LATERAL pair_now(m.id) p ON true WHERE m.xid = x AND m.kind = 'pair'
    LOOP
        o := r.o;
        n := r.n;
        CONTINUE WHEN o IS NOT DISTINCT FROM n;
        IF NOT trusted THEN
            IF NOT EXISTS (SELECT 1 FROM event_beads b WHERE b.event = number AND b.bead = r.id) THEN
                RAISE EXCEPTION 'the history does not name pair %', r.id USING ERRCODE = '42501';
            END IF;
            IF undone IS NOT NULL THEN
                SELECT * INTO c FROM kept_changes k WHERE k.event = undone AND k.bead = r.id;
                IF c.event IS NULL
                    OR (e.undoes IS NOT NULL AND (c.before IS DISTINCT FROM n.revision
                        OR c.after IS DISTINCT FROM o.revision))
                    OR (e.redoes IS NOT NULL AND (c.after IS DISTINCT FROM n.revision
                        OR c.before IS DISTINCT FROM o.revision)) THEN
                    RAISE EXCEPTION 'this is not what was there' USING ERRCODE = '42501';
                END IF;
                IF n.id IS NOT NULL THEN
                    SELECT * INTO v FROM kept_versions k WHERE k.id = n.id AND k.revision = n.revision;
                    v.rank := n.rank;
                    IF v.id IS NULL OR v IS DISTINCT FROM n THEN
                        RAISE EXCEPTION 'this is not what was there' USING ERRCODE = '42501';
                    END IF;
                    IF n.status = 'approved' AND o.status <> 'approved' AND kept.forbid
                        AND library.name_key(n.reviewed_by) IN
                            (library.name_key(n.changed_by), library.name_key(n.confirmed_by)) THEN
                        RAISE EXCEPTION 'nobody approves their own work' USING ERRCODE = '42501';
                    END IF;
                END IF;
            ELSIF n.id IS NULL THEN
                IF NOT ((translating AND o.status <> 'approved')
                    OR (e.command = 'suggest' AND o.status = 'suggested' AND NOT o.touched)) THEN
                    RAISE EXCEPTION '%', what USING ERRCODE = '42501';
                END IF;
                returned_gone := returned_gone OR o.status = 'returned';
            ELSE
                IF n.revision <> number
                    OR (o.id IS NULL AND (n.id < kept.next_bead OR n.id >= NEW.next_bead)) THEN
                    RAISE EXCEPTION 'the number of pair % is wrong', r.id USING ERRCODE = '42501';
                END IF;
                returned_there := returned_there OR n.status = 'returned';
                IF NOT allowed_step(o, n, e, me, reviewers, kept.forbid) THEN
                    RAISE EXCEPTION '%', what USING ERRCODE = '42501';
                END IF;
            END IF;
        END IF;
        INSERT INTO kept_changes VALUES (number, r.id, o.revision, n.revision);
        DELETE FROM kept_pairs k WHERE k.id = r.id;
        IF n.id IS NOT NULL THEN
            INSERT INTO kept_pairs SELECT n.*;
            INSERT INTO kept_versions SELECT n.* ON CONFLICT DO NOTHING;
        END IF;
    END LOOP;
    IF returned_gone AND NOT returned_there THEN
        RAISE EXCEPTION 'a returned pair stays returned' USING ERRCODE = '42501';
    END IF;
    UPDATE library.latest SET version = version + 1 WHERE schema = '@schema@';
    UPDATE kept_project SET next_event = NEW.next_event, next_bead = NEW.next_bead,
        forbid = NEW.forbid_own_approval;
    INSERT INTO kept_comments SELECT s.id, number, s.bead FROM kept_marks m JOIN comments s ON s.id = m.id
        WHERE m.xid = x AND m.kind = 'said' ON CONFLICT DO NOTHING;
    UPDATE kept_comments k SET bead = s.bead FROM kept_marks m JOIN comments s ON s.id = m.id
        WHERE m.xid = x AND m.kind = 'comment' AND k.id = s.id;
    DELETE FROM kept_marks m WHERE m.xid = x;
    RETURN NULL;
END $f$;
"""

_ROWS = f"""
CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
BEGIN
    EXECUTE format('INSERT INTO kept_marks SELECT DISTINCT txid_current(), %L, %s FROM %I '
        'ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]);
    RETURN NULL;
END $f$;

CREATE FUNCTION mark_edits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    outside boolean;
BEGIN
    EXECUTE format('INSERT INTO kept_marks SELECT DISTINCT txid_current(), ''pair'', s.bead FROM %I c '
        'JOIN segments s ON s.side = c.side AND c.start >= s.start AND c.start < s."end" '
        'ON CONFLICT DO NOTHING', TG_ARGV[0]);
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I c WHERE NOT EXISTS (SELECT 1 FROM segments s '
        'WHERE s.side = c.side AND c.start >= s.start AND c."end" <= s."end"))', TG_ARGV[0]) INTO outside;
    IF outside AND NOT library.is_trusted('@schema@') THEN
        RAISE EXCEPTION 'a correction lies within a pair' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END $f$;

CREATE FUNCTION all_is_settled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
BEGIN
    -- Each mark asks for itself alone: to look for any would pass by all that the transaction has deleted.
    IF EXISTS (SELECT 1 FROM kept_marks WHERE (xid, kind, id) = (NEW.xid, NEW.kind, NEW.id)) THEN
        IF NOT library.is_trusted('@schema@') THEN
            RAISE EXCEPTION 'a change has an event in the history' USING ERRCODE = '42501';
        END IF;
        DELETE FROM kept_marks WHERE xid = txid_current();
    END IF;
    RETURN NULL;
END $f$;

CREATE FUNCTION only_while_it_is_made() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
BEGIN
    IF NOT library.is_trusted('@schema@') AND NOT library.is_owner(current_user) THEN
        RAISE EXCEPTION 'this is written when a project is made' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END $f$;

CREATE FUNCTION of_this_event() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    other boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM made, project WHERE made.%I <> project.next_event)',
        TG_ARGV[0]) INTO other;
    IF other AND NOT library.is_trusted('@schema@') THEN
        RAISE EXCEPTION 'the history is append-only' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END $f$;

CREATE FUNCTION check_step() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
DECLARE
    mine boolean;
    number bigint := (SELECT next_event FROM project);
BEGIN
    IF library.is_trusted('@schema@') THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'INSERT' AND NEW.event = number AND NEW.undone IS NULL
        AND NEW.who IN (library.my_name(), '{MACHINE}', '{PARTS}') THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' AND OLD.undone IS NOT NULL AND (OLD.who = '{MACHINE}'
        OR library.name_key(OLD.who) = library.name_key(library.my_name())) THEN
        RETURN OLD;
    ELSIF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM events e WHERE e.id = number - 1
        AND e.who = library.my_name() AND OLD.event IN (e.undoes, e.redoes)
        AND NEW.undone IS NOT DISTINCT FROM CASE WHEN e.undoes IS NULL THEN NULL ELSE e.id END) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a step belongs to the person who took it' USING ERRCODE = '42501';
END $f$;
"""


def _marks() -> str:
    """Triggers that note down which pairs and rows a statement has written."""
    found = []
    for table, kind, column, events in (
        ("beads", "pair", "id", "INSERT UPDATE DELETE"),
        ("segments", "pair", "bead", "INSERT DELETE"),
        ("evidence", "pair", "bead", "INSERT DELETE"),
        ("comments", "said", "id", "INSERT"),
        ("runs", "run", "id", "INSERT"),
        ("events", "event", "id", "INSERT"),
    ):
        for event in events.split():
            tables = [("NEW", "made")] if event != "DELETE" else [("OLD", "gone")]
            if event == "UPDATE":
                tables.append(("OLD", "gone"))
            for which, name in tables:
                found.append(
                    f"CREATE TRIGGER mark_{event.lower()}_{name} AFTER {event} ON {table} "
                    f"REFERENCING {which} TABLE AS {name} FOR EACH STATEMENT "
                    f"EXECUTE FUNCTION mark('{kind}', '{column}', '{name}');"
                )
    for event, which, name in (("INSERT", "NEW", "made"), ("DELETE", "OLD", "gone")):
        found.append(
            f"CREATE TRIGGER mark_{name} AFTER {event} ON edits REFERENCING {which} TABLE AS {name} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION mark_edits('{name}');"
        )
    found.append(
        "CREATE FUNCTION mark_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        "SET search_path = pg_catalog, @schema@, pg_temp AS $f$ BEGIN "
        "INSERT INTO kept_marks VALUES (txid_current(), CASE WHEN NEW.withdrawn <> OLD.withdrawn "
        "THEN 'withdrawn' ELSE 'comment' END, NEW.id) ON CONFLICT DO NOTHING; "
        "IF NEW.withdrawn <> OLD.withdrawn AND NEW.bead <> OLD.bead THEN INSERT INTO kept_marks "
        "VALUES (txid_current(), 'comment', NEW.id) ON CONFLICT DO NOTHING; END IF; RETURN NULL; END $f$;\n"
        "CREATE TRIGGER mark_comment AFTER UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION mark_comment();"
    )
    return "\n".join(found)


_TRIGGERS = """
CREATE CONSTRAINT TRIGGER all_is_settled AFTER INSERT ON kept_marks DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION all_is_settled();
CREATE TRIGGER settle AFTER UPDATE ON project FOR EACH ROW
    WHEN (NEW.next_event IS DISTINCT FROM OLD.next_event) EXECUTE FUNCTION settle();
CREATE TRIGGER check_step BEFORE INSERT OR UPDATE OR DELETE ON steps FOR EACH ROW
    EXECUTE FUNCTION check_step();
CREATE TRIGGER of_this_event AFTER INSERT ON events REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION of_this_event('id');
CREATE TRIGGER of_this_event AFTER INSERT ON event_beads REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION of_this_event('event');
CREATE TRIGGER of_this_event AFTER INSERT ON event_pieces REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION of_this_event('event');
CREATE TRIGGER of_this_event AFTER INSERT ON chain REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION of_this_event('link');

CREATE FUNCTION titled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $f$
BEGIN
    UPDATE library.latest SET version = version + 1 WHERE schema = '@schema@';
    RETURN NULL;
END $f$;
CREATE TRIGGER titled AFTER INSERT ON settings FOR EACH ROW WHEN (NEW.key = 'title')
    EXECUTE FUNCTION titled();

CREATE FUNCTION unsettled_rules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
BEGIN
    INSERT INTO kept_marks VALUES (txid_current(), 'rule', 1) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $f$;
CREATE TRIGGER unsettled_rules AFTER UPDATE ON project FOR EACH ROW
    WHEN (NEW.next_event IS NOT DISTINCT FROM OLD.next_event) EXECUTE FUNCTION unsettled_rules();
"""

_MADE = ("texts", "alembic_version", "kept_versions", "kept_changes", "kept_comments", "kept_pairs")

_FINISH = """
CREATE FUNCTION take_stock() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, @schema@, pg_temp AS $f$
BEGIN
    IF NOT library.is_trusted('@schema@') THEN
        RAISE EXCEPTION 'this is done when a project is made' USING ERRCODE = '42501';
    END IF;
    DELETE FROM kept_marks;
    INSERT INTO kept_project SELECT next_event, next_bead, forbid_own_approval FROM project;
    INSERT INTO kept_pairs SELECT p.* FROM beads b, LATERAL pair_now(b.id) p;
    INSERT INTO kept_versions SELECT * FROM kept_pairs ON CONFLICT (id, revision) DO UPDATE
        SET edits = EXCLUDED.edits, evidence = EXCLUDED.evidence, segments = EXCLUDED.segments;
    INSERT INTO kept_comments SELECT id, 0, bead FROM comments ON CONFLICT DO NOTHING;
    INSERT INTO library.latest VALUES ('@schema@', 1) ON CONFLICT (schema) DO NOTHING;
    PERFORM setval(pg_get_serial_sequence('runs', 'id'), max(id)) FROM runs HAVING max(id) IS NOT NULL;
    PERFORM setval(pg_get_serial_sequence('comments', 'id'), max(id)) FROM comments
        HAVING max(id) IS NOT NULL;
    PERFORM setval(pg_get_serial_sequence('encoders', 'id'), max(id)) FROM encoders
        HAVING max(id) IS NOT NULL;
END $f$;
"""

_REMOVE = """
DO $d$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT t.tgname AS name, c.relname AS of_table
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = '@schema@'::regnamespace AND NOT t.tgisinternal LOOP
        EXECUTE format('DROP TRIGGER %I ON @schema@.%I', r.name, r.of_table);
    END LOOP;
    FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = '@schema@'::regnamespace LOOP
        EXECUTE format('DROP FUNCTION %s', r.name);
    END LOOP;
END $d$;
REVOKE ALL ON ALL TABLES IN SCHEMA @schema@ FROM @team@;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA @schema@ FROM @team@;
"""

_LISTED = """
INSERT INTO library.latest VALUES ('@schema@', 1)
    ON CONFLICT (schema) DO UPDATE SET version = library.latest.version + 1;
"""

_GRANTS = {
    "SELECT": "ALL TABLES IN SCHEMA @schema@",
    "INSERT": "project, texts, beads, segments, evidence, folded, edits, comments, runs, events, "
    "event_pieces, event_beads, chain, steps, settings, encoders, vectors, "
    "kept_versions, kept_changes, kept_comments, kept_commands",
    "UPDATE": "beads, folded, settings, encoders, vectors, steps",
    "DELETE": "beads, segments, evidence, folded, edits, steps, settings, encoders, vectors",
    "UPDATE (next_event, next_bead, forbid_own_approval)": "project",
    "UPDATE (withdrawn, bead)": "comments",
    "USAGE": "ALL SEQUENCES IN SCHEMA @schema@",
}


def project_rules(team: str) -> str:
    """Write all rules of a project, to be run once its tables and :data:`KEPT` are there.

    Args:
        team: the quoted name of the role that all people of the library are members of.
    """
    fixed = "\n".join(
        f"CREATE FUNCTION {table}_is_fixed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$f$ BEGIN RAISE EXCEPTION '{reason}' USING ERRCODE = '42501'; END $f$;\n"
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_fixed();"
        for table, reason in IMMUTABLE.items()
    )
    made = "\n".join(
        f"CREATE TRIGGER only_while_it_is_made BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_while_it_is_made();"
        for table in _MADE
    )
    made += (
        "\nCREATE TRIGGER only_while_it_is_made BEFORE INSERT OR DELETE ON project "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_while_it_is_made();"
    )
    grants = "\n".join(f"GRANT {what} ON {where} TO {team};" for what, where in _GRANTS.items())
    stamp = f"COMMENT ON SCHEMA @schema@ IS '{STAMP}{RULES}';"
    parts = [fixed, _PAIR_NOW, CHECKS, _SETTLE, _ROWS, _marks(), _TRIGGERS, _FINISH, made, grants, stamp]
    return "\n".join(parts)


def renewed_rules(team: str) -> str:
    """Write the statements that put today's rules in the place of those of a project that is there.

    They keep its rows. The list of the library makes the summary of the project again.

    Args:
        team: as of :func:`project_rules`.
    """
    return _REMOVE.replace("@team@", team) + project_rules(team) + _LISTED
