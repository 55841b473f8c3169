"""Where a pair is cut on one side if a person cuts it on the other."""
