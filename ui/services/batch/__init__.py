"""Batches: many pairs of files, aligned here or on a cluster, resumable, with a report."""
