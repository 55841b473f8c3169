"""The alignment path pane."""
