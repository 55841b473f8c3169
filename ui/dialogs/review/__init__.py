"""Dialogs of the review: categories of returns, samples, the sheet to sign."""
