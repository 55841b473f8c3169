"""The command line: ``muqabala`` with a command for scripts, without one for the window."""
