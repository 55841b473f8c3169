"""What holds for all tests."""

from __future__ import annotations

import os

# The tests need no screen; whoever wants to watch sets the platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
