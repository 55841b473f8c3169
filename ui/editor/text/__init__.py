"""Text layout shared by table and flow view."""
