"""Documents in, translation memories out: what the command line and the dialogs do with files."""
