"""The fold of a person's name as a function of the server, letter by letter the one of this program."""

from __future__ import annotations

import sys
import unicodedata


def _literal(letters: str) -> str:
    """A string constant of SQL that holds no letter outside ASCII."""
    return "E'" + "".join(f"\\U{ord(letter):08X}" for letter in letters) + "'"


def name_key_function(schema: str) -> str:
    """Write the function ``name_key(text)``, the same as :func:`aligner.permissions.name_key`.

    A server folds letters by its locale, which differs from one to the next; so the tables of this program
    go into the function.
    """
    every = [chr(code) for code in range(1, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    invisible = "".join(letter for letter in every if unicodedata.category(letter) == "Cf")
    spaces = "".join(letter for letter in every if letter.isspace())
    folded = {letter: letter.casefold() for letter in every if letter.casefold() != letter}
    single = {letter: to for letter, to in folded.items() if len(to) == 1}
    several = {letter: to for letter, to in folded.items() if len(to) > 1}
    begins = ", ".join(map(_literal, several))
    becomes = ", ".join(map(_literal, several.values()))
    return f"""
CREATE OR REPLACE FUNCTION {schema}.name_key(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog AS $$
DECLARE
    seen text := normalize(translate(name, {_literal(invisible)}, ''), NFKC);
    begins text[] := ARRAY[{begins}];
    becomes text[] := ARRAY[{becomes}];
BEGIN
    FOR at IN 1 .. array_length(begins, 1) LOOP
        seen := replace(seen, begins[at], becomes[at]);
    END LOOP;
    seen := translate(seen, {_literal("".join(single))}, {_literal("".join(single.values()))});
    seen := translate(normalize(seen, NFKC), {_literal(spaces)}, repeat(' ', {len(spaces)}));
    RETURN btrim(regexp_replace(seen, ' +', ' ', 'g'), ' ');
END $$
"""
