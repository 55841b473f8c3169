"""Translation units on their way in and out, and the checks before an export."""
