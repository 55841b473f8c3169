"""Carets, cuts and corrections in the text."""
