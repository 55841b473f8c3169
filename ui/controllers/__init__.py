"""What two people need to agree on pairs: who one is, what waits for one, reasons, proposals, and what
happens when both change the same pair.
"""
