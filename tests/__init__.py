"""A package, so that a library that installs one named ``tests`` does not hide this folder."""
