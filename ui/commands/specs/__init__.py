"""The commands of each menu, in its order."""
