"""What parse() promises of any text: places, bounds and trees that agree with each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.languages import folder, languages
from selon.parsing.pipeline import parse, pipeline
from selon.parsing.twin import twin
from selon.parsing.words import Parsed
from selon.records import Document, Role, Segment

READY = [code for code in languages() if (folder(code) / "pipeline" / "meta.json").is_file()]
pytestmark = pytest.mark.skipif(set(READY) != set(languages()), reason="a language without its pipeline in this tree")

ARTICLES = {
    "fr": "Le pont de Valmer rouvre\nLire aussi : la grève\n"
    "Le préfet n'a-t-il pas dit « non » ? L’eau monte. Ilse Marn part.\n\n  Trois jours plus tard…  ",
    "en": "Valmer bridge reopens\nRead more: the strike\n"
    "Didn't the prefect say “no”? The water's rising. Ilse Marn left.\n\n  Three days later…  ",
}
ROLES: tuple[Role, ...] = ("title", "related_headline", "body", "body")


def document(text: str, language: str, roles: tuple[Role, ...] = ()) -> Document:
    lines = [line for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    segments = tuple(Segment(*line.span(), roles[n] if n < len(roles) else "body") for n, line in enumerate(lines))
    return Document("case", "", "", "text/plain", text, language, segments=segments)


def check(parsed: Parsed) -> None:
    """All that is promised of a parsed text."""
    words = parsed.words
    assert [word.i for word in words] == list(range(len(words)))
    ends = 0
    for word in words:
        assert ends <= word.start < word.end <= len(parsed.text)
        assert word.text.casefold() == parsed.twin[word.start : word.end].casefold()
        assert word.lower == word.text.lower()
        ends = word.end
    _check_bounds(parsed)
    for word in words:
        assert word.head.sentence is word.sentence
        assert word.is_root == (word.relation == "root")
        assert [child.head for child in word.children] == [word] * len(word.children)
        assert word.is_root or word in word.head.children
        inside = {word.i} | {other.i for other in words if word in other.ancestors()}
        assert (word.left, word.right) == (min(inside), max(inside))
    assert all(0 <= name.first < name.last <= len(words) and name.label for name in parsed.names)


def _check_bounds(parsed: Parsed) -> None:
    """Sentences and paragraphs follow each other without a gap, and no sentence is in two paragraphs."""
    at = 0
    for n, sentence in enumerate(parsed.sentences):
        assert (sentence.i, sentence.first) == (n, at)
        assert sentence.last > sentence.first
        at = sentence.last
        own = parsed.words[sentence.first : sentence.last]
        assert sentence.root in own
        assert sentence.root.is_root
        assert all(word.sentence is sentence for word in own)
        assert (sentence.start, sentence.end) == (own[0].start, own[-1].end)
        assert sentence.paragraph.start <= sentence.start < sentence.end <= sentence.paragraph.end
    assert at == len(parsed.words)
    assert [s for paragraph in parsed.paragraphs for s in paragraph.sentences] == parsed.sentences
    assert all(p.first <= p.last and all(p.first <= s.first <= s.last <= p.last for s in p.sentences) for p in parsed.paragraphs)


@pytest.mark.parametrize("language", READY)
def test_an_article_is_parsed_as_promised(language: str) -> None:
    parsed = parse(document(ARTICLES[language], language, ROLES))
    check(parsed)
    assert [paragraph.role for paragraph in parsed.paragraphs] == ["title", "body", "body"]
    assert parsed.twin == twin(parsed.text)
    assert [parsed.text[q.start : q.end] for q in parsed.quotations] == ["non" if language == "fr" else "no"]
    skipped = parsed.text.index("\n"), parsed.text.index("\n", parsed.text.index("\n") + 1)
    assert not any(skipped[0] < word.start < skipped[1] for word in parsed.words)


@pytest.mark.parametrize("language", READY)
@given(text=st.text(alphabet=st.sampled_from("aLe nt’'«»\"“”.,;:!?…-—()\n\u00a0\t\u200b5éß😀א"), max_size=80))
@settings(max_examples=25)
def test_any_text_is_parsed_as_promised(language: str, text: str) -> None:
    check(parse(document(text, language)))


def test_a_sentence_has_one_root() -> None:
    for text in (" 5:", "…  ", "Trois jours plus tard…  "):
        for language in READY:
            parsed = parse(document(text, language))
            assert sum(word.is_root for word in parsed.words) == len(parsed.sentences)


@pytest.mark.parametrize("language", READY)
def test_capitals_keep_their_places(language: str) -> None:
    text = ARTICLES[language].upper()
    parsed = parse(document(text, language))
    check(parsed)
    assert any(text[word.start : word.end] != word.text for word in parsed.words)


@pytest.mark.parametrize("language", READY)
def test_a_document_without_text_has_no_words(language: str) -> None:
    parsed = parse(document("", language))
    assert (parsed.words, parsed.sentences, parsed.paragraphs) == ([], [], [])


def test_a_pipeline_is_loaded_once() -> None:
    assert pipeline("fr") is pipeline("fr")


def test_a_language_without_a_folder_is_named() -> None:
    with pytest.raises(KeyError, match="xx"):
        parse(document("a", "xx"))
