"""The text and alignment core: what a bitext is, how it is cut, paired and edited. No screen, no database."""
