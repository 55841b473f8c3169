"""Scores whole beads by similarity and length, as a second model beside the span lattice."""
