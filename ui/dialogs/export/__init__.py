"""Dialogs that export pairs."""
