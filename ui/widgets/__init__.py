"""Widgets shared by panes and dialogs."""
