"""Data, metrics and peers shared by the benchmarks."""
