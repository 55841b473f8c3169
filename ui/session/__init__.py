"""One open project: session, display order, overview."""
