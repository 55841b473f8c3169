"""Widgets that show text."""
