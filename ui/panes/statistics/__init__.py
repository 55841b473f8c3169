"""The statistics pane."""
