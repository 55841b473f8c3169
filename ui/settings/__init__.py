"""What a person chose once and should not be asked again: name and role, look, recent projects, places."""

from ui.settings.store import Preferences, RecentProjects

__all__ = ["Preferences", "RecentProjects"]
