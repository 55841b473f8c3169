"""Readers and writers of translation units and of documents, one module a format."""

from aligner.formats.unit import Unit

__all__ = ["Unit"]
