"""Cuts a text into segments: sentences, lines, SRX rules."""
