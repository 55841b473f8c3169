"""Static sentence-transformers models: a text is the mean of its tokens' vectors."""
