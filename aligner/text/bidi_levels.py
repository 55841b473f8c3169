"""Embedding levels of the Unicode Bidirectional Algorithm, and the visual order that follows from them.

Source: Unicode Standard Annex #9, revision 50 (Unicode 16). python-bidi reorders strings but returns no
levels, and a line of shaped words needs them; the tests compare the two.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_DEPTH = 125
_MOST_BRACKETS = 63
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EXPLICIT = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_BLANK = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"})
# Classes that leave a paragraph of that direction on one level.
_LEFT_ONLY = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "B", "S", "WS", "ON", "BN"})
_RIGHT_ONLY = frozenset({"R", "AL", "ES", "ET", "CS", "NSM", "B", "S", "WS", "ON", "BN"})

# Bidi_Paired_Bracket: opening and closing in turns.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonical equivalents
_OPENING = {_SAME.get(a, a): _SAME.get(b, b) for a, b in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
_CLOSING = frozenset(_OPENING.values())


def embedding_levels(text: str, *, right_to_left: bool) -> Sequence[int]:
    """Return the level of each character of a paragraph; odd levels run from right to left.

    White space at the end, and before tabs, has the level of the paragraph (rule L1).
    """
    base = int(right_to_left)
    classes = [_bidi_class(character) for character in text]
    if set(classes) <= (_RIGHT_ONLY if right_to_left else _LEFT_ONLY):
        return (base,) * len(text)
    resolved, levels = _explicit(classes, base)
    for sequence, start, end in _run_sequences(classes, levels, base):
        types = [resolved[i] for i in sequence]
        _resolve_weak(types, start)
        _resolve_brackets(text, sequence, types, resolved, levels[sequence[0]], start, classes)
        _resolve_neutral(types, levels[sequence[0]], start, end)
        for i, kind in zip(sequence, types, strict=True):
            levels[i] += _implicit(levels[i], kind)
    _reset_blanks(classes, levels, base)
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of a line from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            stop = at
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[at:stop] = order[at:stop][::-1]
            at = max(stop, at + 1)
    return order


@lru_cache(maxsize=4096)
def _bidi_class(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _explicit(classes: list[str], base: int) -> tuple[list[str], list[int]]:
    """Rules X1 to X8: classes after overrides, and the explicit levels."""
    closed_by = _matching_isolates(classes)
    resolved, levels = list(classes), [base] * len(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = isolates = 0
    for i, kind in enumerate(classes):
        level, override, _ = stack[-1]
        if kind in _EXPLICIT:
            levels[i] = level
            odd, forced = _EXPLICIT[kind]
            deeper = level + 1 + ((level + 1) % 2 != odd)
            if deeper <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, forced, False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind in _ISOLATES:
            levels[i], resolved[i] = level, override or kind
            odd = {"LRI": 0, "RLI": 1}.get(kind, -1)
            if odd < 0:
                odd = _first_strong(classes, i + 1, closed_by.get(i, len(classes)))
            deeper = level + 1 + ((level + 1) % 2 != odd)
            if deeper <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                isolates += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            levels[i], resolved[i] = level, override or kind
        elif kind == "PDF":
            levels[i] = level
            if not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif kind != "B":
            levels[i] = level
            if kind != "BN" and override:
                resolved[i] = override
    return resolved, levels


def _matching_isolates(classes: list[str]) -> dict[int, int]:
    """Where the isolate that begins at an index is closed (BD9)."""
    found, waiting = {}, []
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            found[waiting.pop()] = i
    return found


def _first_strong(classes: list[str], start: int, end: int) -> int:
    """The level parity of the first strong character outside inner isolates (P2, P3)."""
    depth = 0
    for kind in classes[start:end]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth -= depth > 0
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _run_sequences(classes: list[str], levels: list[int], base: int) -> list[tuple[list[int], str, str]]:
    """Isolating run sequences (X10) with the directions before and after each; removed characters (X9) are in
    none."""
    closed_by = _matching_isolates(classes)
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    begins = {run[0]: run for run in runs}
    closing = set(closed_by.values())
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in closing:
            continue
        joined = list(run)
        while classes[joined[-1]] in _ISOLATES and (end := closed_by.get(joined[-1])) is not None:
            joined += begins[end]
        level = levels[joined[0]]
        before = bisect_left(kept, joined[0]) - 1
        after = bisect_left(kept, joined[-1]) + 1
        open_end = classes[joined[-1]] in _ISOLATES
        left = levels[kept[before]] if before >= 0 else base
        right = levels[kept[after]] if after < len(kept) and not open_end else base
        sequences.append((joined, "LR"[max(level, left) % 2], "LR"[max(level, right) % 2]))
    return sequences


def _resolve_weak(types: list[str], start: str) -> None:
    """Rules W1 to W7."""
    before = start
    for i, kind in enumerate(types):
        if kind == "NSM":
            types[i] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = types[i]
    strong = start
    for i, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[i] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for i in range(1, len(types) - 1):
        around = types[i - 1]
        if (types[i] == "ES" and around == "EN" == types[i + 1]) or (
            types[i] == "CS" and around in ("EN", "AN") and around == types[i + 1]
        ):
            types[i] = around
    i = 0
    while i < len(types):
        if types[i] != "ET":
            i += 1
            continue
        end = i
        while end < len(types) and types[end] == "ET":
            end += 1
        number = (i > 0 and types[i - 1] == "EN") or (end < len(types) and types[end] == "EN")
        types[i:end] = ["EN" if number else "ON"] * (end - i)
        i = end
    strong = start
    for i, kind in enumerate(types):
        if kind in ("ES", "CS"):
            types[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"


def _strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


def _resolve_brackets(
    text: str,
    sequence: list[int],
    types: list[str],
    resolved: list[str],
    level: int,
    start: str,
    classes: list[str],
) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds, or of what is before it."""
    inside = "LR"[level % 2]
    for opening, closing in _bracket_pairs(text, sequence, types):
        found = {_strong(kind) for kind in types[opening + 1 : closing]} & {"L", "R"}
        if not found:
            continue
        direction = inside
        if inside not in found:
            context = next((s for kind in reversed(types[:opening]) if (s := _strong(kind)) in "LR"), start)
            if context in found:
                direction = context
        for at in (opening, closing):
            types[at] = direction
            for following in range(at + 1, len(types)):
                if classes[sequence[following]] != "NSM" or resolved[sequence[following]] != "NSM":
                    break
                types[following] = direction


def _bracket_pairs(text: str, sequence: list[int], types: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, (i, kind) in enumerate(zip(sequence, types, strict=True)):
        if kind != "ON":
            continue
        character = _SAME.get(text[i], text[i])
        if character in _OPENING:
            if len(waiting) == _MOST_BRACKETS:
                return []
            waiting.append((_OPENING[character], at))
        elif character in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == character:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(types: list[str], level: int, start: str, end: str) -> None:
    """Rules N1 and N2."""
    i = 0
    while i < len(types):
        if types[i] not in _NEUTRAL:
            i += 1
            continue
        stop = i
        while stop < len(types) and types[stop] in _NEUTRAL:
            stop += 1
        before = _strong(types[i - 1]) if i else start
        after = _strong(types[stop]) if stop < len(types) else end
        types[i:stop] = [before if before == after else "LR"[level % 2]] * (stop - i)
        i = stop


def _implicit(level: int, kind: str) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return int(kind in ("L", "EN", "AN"))
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _reset_blanks(classes: list[str], levels: list[int], base: int) -> None:
    """Rule L1, and the levels of removed characters: that of the character before them."""
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[i] = levels[i - 1] if i else base
    trailing = True
    for i in range(len(classes) - 1, -1, -1):
        if classes[i] in ("B", "S"):
            levels[i], trailing = base, True
        elif classes[i] in _BLANK or classes[i] in _REMOVED:
            if trailing:
                levels[i] = base
        else:
            trailing = False
