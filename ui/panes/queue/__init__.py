"""The review queue pane."""
