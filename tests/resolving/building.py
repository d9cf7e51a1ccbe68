"""Small parses from text with marks in it, so that a rule is tested without a model and its case is read in place.

    Le maire réagit! .            a line is a sentence; "!" marks its verb, "~" an adjective, "$" a noun in small letters
    [s1 Le préfet de {LOC Valmont}]   the mention of a source, and the voice it should be put to
    {PER Jeanne Roux}             a name as the pipeline would find it
    [s1]   [s1 ^]                 no mention: goes on with the attribution before; repeats its subject
    [s1 @2 nous]                  nested in the second attribution
    « ... »                       a quotation
    an empty line                 a new paragraph

Words are told apart by short lists; in brackets a word in small letters that is in none is a noun, elsewhere it is nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selon.attributing.attribution import Attribution
from selon.parsing.words import Name, Paragraph, Parsed, Quotation, Sentence, Word
from selon.records import Span

TOKEN = re.compile(r"\[\w*|\]|\{[A-Z]+|\}|[@^]\d*|'s(?!\w)|[A-Z]\.(?=\s[\w{])|\w[\w-]*['’]?|[^\w\s]")
DETERMINERS = {
    "fr": {
        "le": "ms", "la": "fs", "l'": "s", "les": "p", "un": "ms", "une": "fs", "des": "p", "ce": "ms", "cet": "ms", "cette": "fs",
        "ces": "p", "son": "s", "sa": "fs", "ses": "p", "leur": "s", "leurs": "p", "plusieurs": "p", "mon": "s", "ma": "fs",
    },
    "en": {
        "the": "", "a": "s", "an": "s", "this": "s", "these": "p", "his": "", "her": "", "its": "", "their": "", "several": "p", "some": "",
        "my": "", "our": "", "another": "s",
    },
}  # fmt: skip
ADPOSITIONS = {"fr": "de d' du à au aux pour par avec sur selon en dans", "en": "of in for to by with from at according"}
PRONOUNS = {
    "fr": {"il": "ms", "elle": "fs", "ils": "mp", "elles": "fp", "lui": "s", "nous": "p", "je": "s", "on": "s", "qui": "", "dernier": "ms"},
    "en": {"he": "ms", "she": "fs", "it": "s", "they": "p", "we": "p", "i": "s", "who": "", "him": "ms"},
}
SMALL = {"et": "CCONJ", "and": "CCONJ", "ou": "CCONJ", "or": "CCONJ", "ainsi": "CCONJ", "que": "CCONJ", "'s": "PART"}
GENDERS, NUMBERS = {"m": "Masc", "f": "Fem"}, {"s": "Sing", "p": "Plur"}


@dataclass(slots=True)
class Mark:
    """A bracket: the voice expected, and the words inside, by number."""

    key: str
    first: int
    last: int = -1
    within: int | None = None
    repeats: bool = False


@dataclass(slots=True)
class Case:
    """What a text with marks stands for."""

    parsed: Parsed
    attributions: list[Attribution] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def build(marked: str, language: str) -> Case:
    """The parse, the attributions and the expected voices of a text with marks."""
    return _Builder(marked, language).case()


def attribution(content: tuple[Span, ...], source: Span | None, head: Word | None, goes_on: int | None, within: int | None) -> Attribution:
    """An attribution of which only the source matters."""
    return Attribution(content, None, source, head, goes_on, "indirect", "asserts", "certain", "positive", within, "case", "", 1.0)


class _Builder:
    def __init__(self, marked: str, language: str) -> None:
        self.language = language
        self.text = ""
        self.parsed = Parsed("", "", language, [], [], [], [], [])
        self.marks: list[Mark] = []
        self.open_quotation = -1
        for block in re.split(r"\n\s*\n", marked.strip()):
            self._paragraph(block.strip().splitlines())
        self.parsed.text = self.parsed.twin = self.text

    def case(self) -> Case:
        case = Case(self.parsed)
        for n, mark in enumerate(self.marks):
            words = self.parsed.words[mark.first : mark.last]
            before = case.attributions[n - 1] if n else None
            head = _head(words) if words else (before.head if mark.repeats and before else None)
            span = (words[0].start, words[-1].end) if words else None
            goes_on = n - 1 if n and head is None else None
            case.attributions.append(attribution(self._content(mark), span, head, goes_on, mark.within))
            case.expected.append(mark.key)
        return case

    def _content(self, mark: Mark) -> tuple[Span, ...]:
        at = min(mark.first, len(self.parsed.words) - 1)
        sentence = self.parsed.words[at].sentence
        return ((sentence.start, sentence.end),)

    def _paragraph(self, lines: list[str]) -> None:
        first, start = len(self.parsed.words), len(self.text)
        paragraph = Paragraph(len(self.parsed.paragraphs), first, first, start, start, "body")
        for line in lines:
            self._sentence(line, paragraph)
        paragraph.last, paragraph.end = len(self.parsed.words), len(self.text)
        self.parsed.paragraphs.append(paragraph)
        self.text += "\n"

    def _sentence(self, line: str, paragraph: Paragraph) -> None:
        first, inside, name = len(self.parsed.words), False, None
        for token in TOKEN.findall(line):
            if token.startswith("["):
                self.marks.append(Mark(token[1:], len(self.parsed.words)))
                inside = True
            elif token == "]":
                self.marks[-1].last = len(self.parsed.words)
                inside = False
            elif token.startswith("{"):
                name = (len(self.parsed.words), token[1:])
            elif token == "}" and name is not None:
                self.parsed.names.append(Name(name[0], len(self.parsed.words), name[1]))
                name = None
            elif token[0] in "@^" and inside:
                self.marks[-1].repeats = token == "^"
                self.marks[-1].within = int(token[1:]) - 1 if len(token) > 1 else None
            elif token in "!~$":
                self.parsed.words[-1].pos = {"!": "VERB", "~": "ADJ", "$": "NOUN"}[token]
            else:
                self._word(token, inside or name is not None)
        words = self.parsed.words[first:]
        if words:
            self._tree(words, paragraph)

    def _word(self, token: str, inside: bool) -> None:
        if self.text and not self.text.endswith(("\n", "'", "’")) and token not in ",.;:'s":
            self.text += " "
        start = len(self.text)
        self.text += token
        if token == "«":
            self.open_quotation = start
        elif token == "»" and self.open_quotation >= 0:
            opened, self.open_quotation = self.open_quotation, -1
            self.parsed.quotations.append(Quotation(opened + 1, start, (opened, opened + 1), (start, start + 1)))
        pos, feats = self._kind(token, inside)
        low = token.lower()
        self.parsed.words.append(Word(len(self.parsed.words), start, len(self.text), token, low, low, pos, feats, "dep"))

    def _kind(self, token: str, inside: bool) -> tuple[str, dict[str, str]]:
        low = token.lower().replace("’", "'")
        contracted = low == "des" and inside and bool(self.parsed.words) and self.parsed.words[-1].pos == "NOUN"
        if contracted or low in ADPOSITIONS[self.language].split():
            return "ADP", {}
        for pos, table in (("DET", DETERMINERS), ("PRON", PRONOUNS)):
            if low in table[self.language]:
                return pos, _feats(table[self.language][low])
        if low in SMALL or not token[0].isalnum():
            return SMALL.get(low, "PUNCT"), {}
        feats = {"Number": "Plur"} if self.language == "en" and low.endswith("s") and token[0].islower() else {}
        before = self.text[: -len(token)]
        named = token[0].isupper() and (inside or not (before.endswith("\n") or not before.strip()))
        return "PROPN" if named or token.startswith("al-") else "NOUN" if inside else "X", feats

    # --- the tree: heads of brackets and names hang from the verb, the rest from them

    def _tree(self, words: list[Word], paragraph: Paragraph) -> None:
        root = next((w for w in words if w.pos == "VERB"), words[0])
        sentence = Sentence(len(self.parsed.sentences), words[0].i, words[-1].i + 1, root, paragraph, words[0].start, words[-1].end)
        self.parsed.sentences.append(sentence)
        paragraph.sentences.append(sentence)
        for word in words:
            word.sentence, word.head = sentence, root
        root.relation = "root"
        stretches = [range(m.first, m.last) for m in self.marks if words[0].i <= m.first and m.last <= words[-1].i + 1]
        names = [n for n in self.parsed.names if n.first >= words[0].i and not any(n.first in s for s in stretches)]
        stretches += [range(self._with_article(n.first), n.last) for n in names]
        taken = {i for stretch in stretches for i in stretch}
        stretches += [self._phrase(w) for w in words if w.pos in ("NOUN", "PRON") and w.i not in taken and w is not root]
        subject = True
        for stretch in sorted(stretches, key=lambda s: s.start):
            if len(stretch):
                self._attach(self.parsed.words[stretch.start : stretch.stop], root, subject)
                subject = False
        _finish(words)

    def _phrase(self, word: Word) -> range:
        """A noun outside brackets with its article."""
        return range(self._with_article(word.i), word.i + 1)

    def _with_article(self, first: int) -> int:
        return first - 1 if first and self.parsed.words[first - 1].pos == "DET" else first

    def _attach(self, words: list[Word], root: Word, subject: bool) -> None:
        head = _head(words)
        before = self.parsed.words[words[0].i - 1] if words[0].i else None
        governed = before is not None and before.pos == "ADP" and before.lower not in ("selon", "to")
        head.head, head.relation = root, "obl" if governed else "nsubj" if subject or head.pos == "PRON" else "obj"
        shown = next((w for w in words if w.pos == "DET" and w.i < head.i), None)
        if shown is not None:
            head.feats = {**shown.feats, **head.feats}
        after, governor = False, head
        for word in words:
            after = after or word.i > head.i
            if word is head:
                continue
            word.head = head
            if word.pos == "ADP":
                governor, word.relation = word, "case"
            elif word.pos == "DET":
                word.head, word.relation = next((w for w in words if w.i > word.i and w.pos in ("NOUN", "PROPN")), head), "det"
            else:
                word.relation = _relation(word, governor)
            if word.pos == "CCONJ":
                governor = head
        _conjoin(words, head)


def _relation(word: Word, governor: Word) -> str:
    if word.pos in ("DET", "PUNCT", "ADJ", "CCONJ", "PART"):
        return {"DET": "det", "PUNCT": "punct", "ADJ": "amod", "CCONJ": "cc", "PART": "case"}[word.pos]
    return "nmod" if governor.pos == "ADP" else "flat" if word.pos == "PROPN" else "appos"


def _conjoin(words: list[Word], head: Word) -> None:
    """The first noun or name after "and", in a bracket of two."""
    for cc in words:
        if cc.pos == "CCONJ":
            joined = next((w for w in words if w.i > cc.i and w.pos in ("NOUN", "PROPN")), None)
            if joined is not None:
                joined.head, joined.relation = head, "conj"
                for word in words:
                    if word.i > cc.i and word.head is head and word is not joined:
                        word.head = joined
            return


def _head(words: list[Word]) -> Word:
    """The first noun of a phrase, or its first name, or its first word."""
    joined = next((w.i for w in words if w.pos == "CCONJ"), words[-1].i + 1)
    before = [w for w in words if w.pos != "PUNCT" and w.i < joined]
    nouns = [w for w in before if w.pos == "NOUN"]
    names = [w for w in before if w.pos == "PROPN"]
    first_adposition = next((w.i for w in before if w.pos == "ADP"), words[-1].i + 1)
    early = [w for w in nouns if w.i < first_adposition]
    if names and (not early or names[0].i < early[0].i) and names[0].i < first_adposition and not any(w.text == "'s" for w in words):
        comma = next((w.i for w in words if w.text == ","), words[-1].i + 1)
        return early[-1] if early and early[-1].i < comma else names[0]
    pronoun = next((w for w in before if w.pos == "PRON"), None)
    return (early[-1:] or nouns[:1] or names[:1] or ([pronoun] if pronoun else []) or before or words)[0]


def _feats(shown: str) -> dict[str, str]:
    feats = {}
    for letter in shown:
        if letter in GENDERS:
            feats["Gender"] = GENDERS[letter]
        if letter in NUMBERS:
            feats["Number"] = NUMBERS[letter]
    return feats


def _finish(words: list[Word]) -> None:
    for word in words:
        word.left = word.right = word.i
        if word.head is not word:
            word.head.children.append(word)
    for word in words:
        for above in word.ancestors():
            above.left, above.right = min(above.left, word.i), max(above.right, word.i)
