"""Several translations of one source in columns, to be read and searched together."""
