"""What the aligner proposes while a person edits."""
