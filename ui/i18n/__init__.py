"""Languages of the interface: their table, their catalogues, and the texts that are translated.

This module imports nothing, so that a build can compile the catalogues without Qt.
"""
