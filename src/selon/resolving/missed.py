"""The names of a document that the pipeline missed, cut in two, or saw in one place and not in another."""

from __future__ import annotations

from selon.parsing.words import Word
from selon.resolving.folding import parts
from selon.resolving.shown import bodies, with_shown
from selon.resolving.spans import ARTICLES, NameSpan, capitalised, is_role, known_word, tokens_of
from selon.resolving.vocabulary import Vocabulary, given_names

NAMING = frozenset(("PROPN", "NOUN", "ADJ", "X"))
MISTAKEN = frozenset(("NOUN", "ADJ", "X", "VERB"))  # what names are taken for


def with_missed(words: list[Word], vocabulary: Vocabulary, spans: list[NameSpan], heads: set[int]) -> list[NameSpan]:
    """The spans with those that were missed, in order. `heads` are the words that head the mention of a source: what is
    capitalised there is a name though the pipeline saw none."""
    found = _joined(words, vocabulary, spans)
    at = {i: span for span in found for i in range(span.first, span.last)}
    capitals = capitalised(words)
    found.extend(with_shown(words, capitals, vocabulary, at))
    found.extend(_again(words, capitals, at))
    found.extend(_missed(words, capitals, vocabulary, at, heads))
    return sorted(found, key=lambda span: span.first)


def _joined(words: list[Word], vocabulary: Vocabulary, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans with "Simon" and "Vernelle" of "Simon de la Vernelle" made one."""
    out: list[NameSpan] = []
    for span in spans:
        before = out[-1] if out else None
        alone = before is not None and before.last < span.first and _given_alone(before)
        if before is not None and alone and all(word.lower in vocabulary.particles for word in words[before.last : span.first]):
            tokens = tokens_of(words[before.first : span.last])
            out[-1] = NameSpan(before.first, span.last, "person", tokens, before.gender, before.titled)
        else:
            out.append(span)
    return out


def _given_alone(span: NameSpan) -> bool:
    return span.label == "person" and span.last - span.first == 1 and " ".join(span.tokens) in given_names()


def _again(words: list[Word], capitals: list[Word], at: dict[int, NameSpan]) -> list[NameSpan]:
    """The names that the pipeline saw in one place and not in another."""
    known: dict[str, list[NameSpan]] = {}
    for span in sorted({s.tokens: s for s in at.values()}.values(), key=lambda s: (-len(s.tokens), s.tokens)):
        if span.label != "person" or len(span.tokens) > 1:
            known.setdefault(span.tokens[0], []).append(span)
    found: list[NameSpan] = []
    for word in capitals:
        if word.i in at or word.pos not in NAMING:
            continue
        if word.i - 1 not in at and word.i > word.sentence.first and words[word.i - 1].text[0].isupper():
            continue  # the end of a longer name, perhaps
        tokens = parts(word.text)
        for span in known.get(tokens[0], ()) if tokens else ():
            last = word.i + span.last - span.first
            if last <= len(words) and not any(i in at for i in range(word.i, last)) and tokens_of(words[word.i : last]) == span.tokens:
                found.append(NameSpan(word.i, last, span.label, span.tokens))
                at.update(dict.fromkeys(range(word.i, last), found[-1]))
                break
    return found


def _missed(words: list[Word], capitals: list[Word], vocabulary: Vocabulary, at: dict[int, NameSpan], heads: set[int]) -> list[NameSpan]:
    """Runs of capitalised words that the pipeline took for no name and that others of the document make one."""
    surnames = {span.tokens[-1] for span in at.values() if span.label == "person"}
    told = {word.i for word in capitals if word.i in heads and not _is_capital_alone(word)}
    told |= {word.i for word in capitals if word.pos in MISTAKEN and _is_surname(word, surnames)}
    found = _in_short(capitals, vocabulary, at)
    done = 0
    for word in capitals:
        if (word.pos != "PROPN" and word.i not in told) or word.i < done or not _names_on(words, word.i, at, told, vocabulary, False):
            continue
        done = word.i + 1
        while done < len(words) and _names_on(words, done, at, told, vocabulary, True):
            done += 1
        span = _guess(words, word.i, done, vocabulary, surnames, any(i in heads for i in range(word.i, done)))
        if span is not None:
            found.append(span)
            at.update(dict.fromkeys(range(word.i, done), span))
    _guess_again(found, at)
    return found


def _is_capital_alone(word: Word) -> bool:
    """Whether a word is capitalised only because a sentence begins with it: "Asked about it, ..."."""
    return word.i == word.sentence.first and word.pos == "VERB"


def _in_short(capitals: list[Word], vocabulary: Vocabulary, at: dict[int, NameSpan]) -> list[NameSpan]:
    """The bodies called by their noun alone, with its capital: "the Council" where there is a "Harbour Council"."""
    nouns = frozenset(bodies(at, vocabulary))
    short = (w for w in capitals if nouns and w.i not in at and w.i > w.sentence.first and parts(w.text)[:1] != () and w.pos in NAMING)
    found = [NameSpan(word.i, word.i + 1, "organisation", parts(word.text)) for word in short if parts(word.text)[0] in nouns]
    at.update((span.first, span) for span in found)
    return found


def _is_surname(word: Word, surnames: set[str]) -> bool:
    """Whether a capitalised word that was taken for no name is a surname of the text, though no sentence begins with it."""
    if word.i == word.sentence.first and word.text[:3] not in ARTICLES:
        return False
    tokens = parts(word.text)
    return bool(tokens) and tokens[-1] in surnames


def _names_on(words: list[Word], i: int, at: dict[int, NameSpan], heads: set[int], vocabulary: Vocabulary, goes_on: bool) -> bool:
    """Whether a word begins a missed name or goes on with it."""
    return i not in at and _may_name(words[i], heads, goes_on) and not known_word(words[i], vocabulary)


def _may_name(word: Word, heads: set[int], goes_on: bool) -> bool:
    text = word.text
    if not text[0].isupper() and not (text[:3] in ARTICLES and text[3:4].isupper()):
        return False
    if word.pos == "PROPN":
        return True
    return (word.i in heads or (goes_on and word.i - 1 in heads)) and word.pos not in ("PRON", "DET", "NUM", "AUX", "ADP")


def _guess(words: list[Word], first: int, last: int, vocabulary: Vocabulary, surnames: set[str], said: bool) -> NameSpan | None:
    """The span of a run of capitalised words, where something says that it is a name."""
    tokens = tokens_of(words[first:last])
    if not tokens:
        return None
    before = words[first - 1] if first > 0 else None
    titled = before is not None and before.lower in vocabulary.titles
    role = before is not None and before.pos in ("NOUN", "PROPN") and is_role(before, vocabulary)
    person = titled or (len(tokens) > 1 and tokens[0] in given_names()) or (tokens[-1] in surnames and len(tokens[-1]) > 2)
    if not (person or said or role):
        return None
    initials = len(tokens) == 1 and words[first].text.isupper() and len(tokens[0]) > 1
    institution = any(vocabulary.is_organisation(token) for token in tokens) or (initials and not person and not role)
    return NameSpan(first, last, "organisation" if institution else "person", tokens, roled=role, guessed=not (person or role))


def _guess_again(found: list[NameSpan], at: dict[int, NameSpan]) -> None:
    """A guessed span takes the label of the same words elsewhere, unless it is somebody's surname."""
    labels = {span.tokens: span.label for span in at.values() if not span.guessed}
    surnames = {span.tokens[-1] for span in at.values() if span.label == "person" and len(span.tokens) > 1}
    for span in found:
        if span.guessed and span.tokens[-1] not in surnames:
            span.label = labels.get(span.tokens, span.label)
