"""Turns posteriors into beads: sync points, the best chain, gaps and null edges."""
