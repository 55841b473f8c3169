"""Commands for the safety of a project file: check, repair, seal, snapshots."""
