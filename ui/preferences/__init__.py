"""The preferences window and what it consists of."""
