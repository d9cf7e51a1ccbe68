"""Function words, from the `grammar.toml` of every language together: the grammar is one, and asks "is this a negation?".

A word that means one thing in one language and another in another is rare enough among function words to bear this.
"""

from __future__ import annotations

from functools import cache

from selon.languages import languages, lexicon


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, in every language there is."""
    return frozenset(word for language in languages() for word in lexicon(language, "grammar")[name])
