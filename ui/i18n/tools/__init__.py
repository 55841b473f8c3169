"""Build tools of the translations: extraction, .ts files, the .qm compiler."""
