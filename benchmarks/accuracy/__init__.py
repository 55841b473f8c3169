"""Accuracy of the aligner on gold data."""
