"""The process: start, crash handling, the window manager."""
