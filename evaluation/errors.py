"""What selon got wrong in each article, in the text's own words, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.corpora import Article, Marks, Scorer, Statement
from evaluation.measuring import ENOUGH, rule, source_agreement, wrong_person
from evaluation.predicting import Predictions

AROUND = 60  # characters of context each side


def listing(corpus: str, articles: Iterable[Article], predictions: Predictions, scorer: Scorer) -> Iterator[str]:
    """Lines for every article: missed, spurious, wrong spans, wrong sources. The content stands in [[ ]]."""
    yield f"# {corpus}"
    for article in articles:
        found = predictions.get(article.name, Marks())
        yield ""
        yield f"## {article.name}"
        yield from _article(article, found, scorer)


def _article(article: Article, found: Marks, scorer: Scorer) -> Iterator[str]:
    gold, guesses, text = article.gold.statements, found.statements, article.text
    pairs = scorer.matched(gold, guesses, text)
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from _section("missed", [_gold_line(g, article) for i, g in enumerate(gold) if i not in met])
    yield from _section("spurious", [_guess_line(p, found, text) for j, p in enumerate(guesses) if j not in used])
    spans, sources = [], []
    for i, j in sorted(pairs):
        if scorer.trimmed(gold[i]["content"], text) != scorer.trimmed(guesses[j]["content"], text):
            spans.append(f"{_gold_line(gold[i], article)}\n    selon: {_guess_line(guesses[j], found, text)}")
        if _wrong_source(article, found, gold[i], guesses[j], scorer):
            sources.append(_source_line(article, found, gold[i], guesses[j]))
    yield from _section("wrong spans", spans)
    yield from _section("wrong sources", sources)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"### {title}: {len(lines)}"
        yield from (f"- {line}" for line in lines)


def _wrong_source(article: Article, found: Marks, gold: Statement, guess: Statement, scorer: Scorer) -> bool:
    agreement = source_agreement(gold, guess, article.text, scorer)
    voice = article.gold.voice(gold)
    return (agreement is not None and agreement < ENOUGH) or (voice is not None and wrong_person(voice, found.voice(guess)))


def _gold_line(gold: Statement, article: Article) -> str:
    about = ", ".join(filter(None, [gold.get("form"), gold.get("stance"), gold.get("within") and f"within {gold['within']}"]))
    return f"{gold.get('id', '?')} ({about}) {marked(gold, article.text)}"


def _guess_line(guess: Statement, found: Marks, text: str) -> str:
    return f"{guess.get('id', '?')} ({rule(guess)}; {_voice(found, guess)}) {marked(guess, text)}"


def _source_line(article: Article, found: Marks, gold: Statement, guess: Statement) -> str:
    text = article.text
    return (
        f"{gold.get('id', '?')}: gold {_words(gold.get('source'), text)} ({_voice(article.gold, gold)}), "
        f"selon {_words(guess.get('source'), text)} ({_voice(found, guess)}; {rule(guess)})\n    {marked(gold, text)}"
    )


def _voice(marks: Marks, statement: Statement) -> str:
    voice = marks.voice(statement)
    return "no voice" if voice is None else f"{voice['name']}, {'named' if voice['named'] else 'unnamed'} {voice['type']}"


def _words(span: Sequence[int] | None, text: str) -> str:
    return f"“{_line(text[span[0] : span[1]])}”" if span else "nothing"


def marked(statement: Statement, text: str) -> str:
    """The content in [[ ]], cue in { }, source in < >, with what stands around them."""
    marks = [(start, end, "[[", "]]") for start, end in statement["content"]]
    for key, opens, closes in (("cue", "{", "}"), ("source", "<", ">")):
        span = statement.get(key)
        if isinstance(span, list):
            marks.append((span[0], span[1], opens, closes))
    first, last = min(m[0] for m in marks), max(m[1] for m in marks)
    # Closing before opening at one place, and of two that open together the longer one outside.
    cuts = [(end, 0, -start, closes) for start, end, _, closes in marks] + [(start, 1, -end, opens) for start, end, opens, _ in marks]
    shown, at, depth = "", max(0, first - AROUND), 0
    for place, opening, _, mark in sorted(cuts):
        shown += (text[at:place] if depth else _short(text[at:place])) + mark
        at, depth = place, depth + (1 if opening else -1)
    return _line(shown + text[at : min(len(text), last + AROUND)])


def _short(between: str) -> str:
    """What stands between two marks, without its middle where they are far apart."""
    return between if len(between) <= 2 * AROUND else f"{between[:AROUND]} … {between[-AROUND:]}"


def _line(words: str) -> str:
    return " ".join(words.split())
