"""Tokenizers in the treebanks' manner. They are saved inside the pipelines, so nothing of this is needed at run time.

Both languages start from spaCy's multi-language rules (`xx`): loading `fr` compiles 16,000 exceptions, which takes seconds.
"""

from __future__ import annotations

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

CLITICS = "je|tu|il|ils|elle|elles|on|nous|vous|ce|moi|toi|le|la|les|lui|leur|y|en"
FRENCH_INFIXES = [
    rf"(?<=[{ALPHA}]')(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}])(?<!-t)(?=-(?:t-)?(?:{CLITICS})(?![\w-]))",
]
SHARED_INFIXES = [
    rf"(?<=[{ALPHA}])--+(?=[{ALPHA}])",
    rf'(?<=[{ALPHA}])[:;,]+(?=["{ALPHA_UPPER}])',
    '(?<=[:,;])"',
    rf'(?<=[{ALPHA}])["()\[\]](?=[{ALPHA}])',
]
SHARED_SUFFIXES = [rf"(?<=[{ALPHA_LOWER}])\."]
FRENCH_WHOLE = [
    "aujourd'hui", "quelqu'un", "quelqu'une", "presqu'île", "prud'hommes", "prud'homme", "prud'homal",
    "c'est-à-dire", "celle-là", "celui-là", "là-bas", "rendez-vous", "Rendez-vous", "au-delà",
]  # fmt: skip
FRENCH_SHORT = [
    "M.", "MM.", "Mme", "Dr.", "Me", "St.", "etc.", "p.", "vol.", "cf.", "av.", "env.", "apr.", "art.", "n°", "janv.", "févr.",
    "juil.", "sept.", "oct.", "nov.", "déc.", "bd.", "éd.", "tél.", "Gal.", "Cdt.", "Cne.", "Col.", "ex.", "chap.", "hab.",
]  # fmt: skip


def french(nlp: Language) -> None:
    """French words: hyphens hold them together, but a clitic after a verb stands apart ("a", "-t-il")."""
    infixes = [i for i in nlp.Defaults.infixes or [] if "-|–|—" not in i and "(?:-" not in i]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*infixes, *SHARED_INFIXES, *FRENCH_INFIXES]).finditer
    nlp.tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or []), *SHARED_SUFFIXES]).search
    for word in FRENCH_WHOLE:
        for form in (word, word.capitalize(), word.upper()):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    for word in FRENCH_SHORT:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])


def english(nlp: Language) -> None:
    """English words, with spaCy's English exceptions ("don't" = "do" + "n't")."""
    source = spacy.blank("en")
    tokenizer = nlp.tokenizer
    tokenizer.rules = source.tokenizer.rules
    tokenizer.prefix_search = compile_prefix_regex(source.Defaults.prefixes or []).search
    tokenizer.suffix_search = compile_suffix_regex(source.Defaults.suffixes or []).search
    tokenizer.infix_finditer = compile_infix_regex([*(source.Defaults.infixes or []), *SHARED_INFIXES]).finditer


TOKENIZERS = {"fr": french, "en": english}
