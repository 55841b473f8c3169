"""Suggestions for words that no dictionary knows."""
