"""Texts that many tests align are encoded once in a process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.use.network import Ids, UseNetwork
    from models.use.run import TokenRun

KEPT = 4
"""Runs of tokens that are kept, 25 MB each at most."""


def encoded_once(run: Callable[[UseNetwork, Ids], TokenRun]) -> Callable[[UseNetwork, Ids], TokenRun]:
    """Keep the last runs of the bundled encoder; none changes once it is made."""
    kept: OrderedDict[bytes, TokenRun] = OrderedDict()
    lock = Lock()

    def make(network: UseNetwork, ids: Ids) -> TokenRun:
        key = ids.tobytes()
        with lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = run(network, ids)
        with lock:
            kept[key] = made
            while len(kept) > KEPT:
                kept.popitem(last=False)
        return made

    return make
