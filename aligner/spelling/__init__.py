"""Spelling of English words."""
