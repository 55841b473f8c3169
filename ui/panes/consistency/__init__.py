"""The consistency pane."""
