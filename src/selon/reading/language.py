"""Which of our languages a text is in, or that this is in doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selon.errors import UnknownLanguage
from selon.languages import languages, lexicon

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE = 1500  # characters: more changes no answer
DISTANCE = 0.3  # of the first language before the second, for lingua to commit itself
FEWEST_WORDS = 4
LEAST_SHARE = 0.1  # of the text's words that are a language's own small words; in prose it is above a quarter
WORD = re.compile(r"[^\W\d_]+")


def identify(text: str, uri: str, given: str | None = None, declared: str | None = None) -> str:
    """The code of the language of `text`: the one given, else the one found, else the one that the page declares.

    Raises UnknownLanguage where selon has no such language, or the text does not say.
    """
    if given is not None:
        code = _known(given)
        if code is None:
            raise UnknownLanguage(uri, f"no such language: {given} (there are: {', '.join(languages())})")
        return code
    sample = _sample(text)
    found = _found(sample)
    hint = _known(declared or "")
    if found is None and hint and _shares(sample)[hint] >= LEAST_SHARE:
        found = hint
    if found is None:
        raise UnknownLanguage(uri, f"language in doubt between {_listed()}: say which with --language")
    return found


def _known(tag: str) -> str | None:
    """Our language for a BCP 47 tag: "fr-CA" is read as "fr"."""
    code = tag.replace("_", "-").lower()
    return next((c for c in languages() if code == c.lower() or code.startswith(c.lower() + "-")), None)


def _sample(text: str) -> str:
    """The start, the middle and the end of a long text: its first lines may be anything."""
    if len(text) <= 3 * SAMPLE:
        return text[:SAMPLE]
    third = SAMPLE // 3
    return "\n".join(text[at : at + third] for at in (0, len(text) // 2, len(text) - third))


def _found(sample: str) -> str | None:
    """What lingua says, where the text's small words say so too: lingua must choose among ours even for a third language."""
    shares = _shares(sample)
    first, *others = sorted(shares, key=lambda code: (-shares[code], code))
    if len(WORD.findall(sample)) < FEWEST_WORDS or shares[first] < LEAST_SHARE:
        return None
    if others and _detector() is not None:
        return first if _by_lingua(sample) == first else None
    return first


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The small words of each of our languages."""
    return {code: frozenset(lexicon(code, "reading")["function_words"]) for code in languages()}


def _shares(sample: str) -> dict[str, float]:
    words = WORD.findall(sample.lower())
    return {code: sum(w in small for w in words) / (len(words) or 1) for code, small in small_words().items()}


@cache
def _detector() -> LanguageDetector | None:
    """lingua over our languages; None where it knows fewer than two of them."""
    from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

    known = {lang.iso_code_639_1.name.lower(): lang for lang in Language.all()}
    ours = [IsoCode639_1.from_str(code) for code in languages() if code in known]
    if len(ours) < 2:
        return None
    return LanguageDetectorBuilder.from_iso_codes_639_1(*ours).with_minimum_relative_distance(DISTANCE).build()


def _by_lingua(sample: str) -> str | None:
    detector = _detector()
    language = detector.detect_language_of(sample) if detector else None
    return language.iso_code_639_1.name.lower() if language else None


def _listed() -> str:
    """Our languages by their English names: "English and French"."""
    from babel import Locale

    names = sorted((str(Locale.parse(code).get_display_name("en")) for code in languages()), reverse=True)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
