"""Projects on a PostgreSQL server: each is a schema of its own with the tables of a project file.

Needs the extra ``team`` (psycopg).
"""

from db.server.library import Library, ServerEntry
from db.server.mirror import MirroredProject
from db.server.server_project import ServerProject

__all__ = ["Library", "MirroredProject", "ServerEntry", "ServerProject"]
