"""The same claim across documents and languages: what a statement says, which others say it too, and which speak against it."""
