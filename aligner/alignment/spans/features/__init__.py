"""What a text says about where to cut and what to pair: clauses, headings, lexicon, isnads."""
