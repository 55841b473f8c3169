"""The interface's languages: what is said in them, and the choice between them.

This face imports nothing, so that a build can compile the translations without Qt.
"""
