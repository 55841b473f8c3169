"""Readers of files that hold one text."""
