"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# The tests need no screen; whoever wants to watch sets the platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `pytest --hypothesis-profile=long` plays long sequences of commands many times over.
settings.register_profile("long", max_examples=200, deadline=None)
