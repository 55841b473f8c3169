"""The panes around the facing table: the map, the evidence, the history, the statistics and the path."""
