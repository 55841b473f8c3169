"""The dialogs. Each opens over the window without stopping it, and tells what was decided by a signal."""
