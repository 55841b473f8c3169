"""The text and alignment core: what a bitext is, how it is cut and paired, how it may be edited. No screen, no database."""
