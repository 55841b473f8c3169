"""The span lattice: candidate cuts, arc scores, forward-backward."""
