"""Pairs the sentences or words of two texts."""
