"""Arabic and English text: encodings, cleaning, normalization, words, numerals, scripts."""
