"""Excel workbooks with one pair a row."""
