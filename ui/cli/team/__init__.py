"""Commands for a house with many projects and several people."""
