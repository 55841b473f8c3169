"""Exchange with other programs and people that goes both ways: files written back, reviews merged."""
