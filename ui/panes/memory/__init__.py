"""The translation memory pane."""
