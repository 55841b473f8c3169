"""The application layer: what window and command line do, without Qt."""
