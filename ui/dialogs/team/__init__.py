"""Dialogs for libraries on a server."""
