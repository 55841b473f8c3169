"""Check whether a project file is whole, and name what is not."""
