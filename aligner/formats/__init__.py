"""Readers and writers of translation units and of documents, one module a format."""

from aligner.exchange.translation_unit import TranslationUnit

__all__ = ["TranslationUnit"]
