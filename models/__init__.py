"""Encoders: texts or word streams in, unit vectors out."""

from models.cache import VectorStore, cached
from models.registry import DEFAULT, EncoderInfo, available, download, load

__all__ = ["DEFAULT", "EncoderInfo", "VectorStore", "available", "cached", "download", "load"]
