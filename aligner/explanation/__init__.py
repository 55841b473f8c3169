"""Evidence for a suggested bead: names, numbers, dates."""
