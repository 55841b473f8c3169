"""Learns the parameters of the aligner."""
