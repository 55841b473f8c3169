"""Samples and processes shared by the tests."""
