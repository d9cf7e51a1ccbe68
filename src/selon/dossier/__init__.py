"""The dossier: what a person reads."""

from selon.dossier.page import dossier

__all__ = ["dossier"]
