"""Glossary terms and fuzzy matches."""
