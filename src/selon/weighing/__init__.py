"""Across documents: which go back to one origin, and what became of a statement from one version of a story to another."""
