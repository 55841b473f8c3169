"""Who is to align or review which words, until when: kept as comments of a kind of their own."""
