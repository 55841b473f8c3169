"""What an alignment needs beside the two texts: what was confirmed, and what the encoder knows."""
