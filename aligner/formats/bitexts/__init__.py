"""Readers and writers of files that hold both languages."""
