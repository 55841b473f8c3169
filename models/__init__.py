"""Encoders: texts or word streams in, unit vectors out."""
