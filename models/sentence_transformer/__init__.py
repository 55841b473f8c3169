"""Encoders loaded by sentence-transformers."""
