"""Find and navigation in the editor."""
