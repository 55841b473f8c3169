"""Review: samples, error rates, sheets to sign, and pages for reviewers without the program."""
