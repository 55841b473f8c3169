"""What the server itself enforces: who may change what in a project, in SQL that runs with each command."""
