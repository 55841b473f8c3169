"""The steps by which project files of older versions become current ones. Alembic reads them; nothing else
imports them.
"""
