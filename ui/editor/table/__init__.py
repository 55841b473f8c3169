"""The table view: one row a pair."""
