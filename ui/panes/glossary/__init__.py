"""The glossary pane."""
