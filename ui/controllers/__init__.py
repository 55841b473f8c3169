"""What the window does, by task: each controller performs the commands of one task through a Shell."""
