"""What the learnt judge sees of a candidate: names of features, the same for every language but for lemmas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import SUBJECTS
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

LENGTHS = (2, 4, 8, 16, 32, 64)


def cue_features(text: Text, candidates: Sequence[Candidate]) -> list[str]:
    """What is seen of a word that may attribute, whatever its content: the word, its source, what it could govern."""
    candidates = [c for c in candidates if not c.surface] or candidates
    candidate, language = candidates[0], text.parsed.language
    found = list(_source_features(text, candidate, language))
    frames = {c.frame for c in candidates}
    kinds = {c.kind.name for c in candidates}
    found += [f"frame={frame}" for frame in frames]
    found += [f"kind={kind}" for kind in kinds]
    found += [f"kind+frame={c.kind.name}+{c.frame}" for c in candidates]
    if candidate.head is not None:
        found.extend(_cue_features(text, candidate, candidate.head, language))
        found += [f"lemma+frame={language}:{candidate.head.lemma}+{frame}" for frame in frames]
    found.extend(_joint_features(text, candidate))
    if candidate.negated:
        found += ["negated", *(f"negated+{kind}" for kind in kinds)]
    if candidate.passive:
        found += ["passive", *(f"passive+{kind}" for kind in kinds), f"passive+{candidate.source is None}"]
    shares = [text.quotations.share(c.content, text.parsed.text) for c in candidates]
    found.append(f"most quoted={round(max(shares), 1) if max(shares) in (0.0, 1.0) else 'part'}")
    clauses = [c.complement for c in candidates if c.complement is not None and c.frame in {"clause", "infinitive"}]
    for clause in clauses[:1]:
        found.append(f"clause={clause.feats.get('VerbForm', '-')}/{clause.feats.get('Mood', '-')}")
        found.append(f"marked clause={any(c.relation == 'mark' for c in clause.children)}")
    for candidate in candidates:
        if candidate.frame in {"object", "passive", "noun+phrase", "antecedent"} and candidate.complement is not None:
            found.append(f"object={language}:{candidate.complement.lemma}")
            break
    return list(dict.fromkeys(found))


def _joint_features(text: Text, candidate: Candidate) -> Iterator[str]:
    """The class of the cue together with its form, its place and its source."""
    kind, cue = candidate.kind.name, candidate.head
    if cue is None:
        return
    helped = any(c.relation.startswith("aux") for c in cue.children)
    quoted = text.quotations.at(cue.start) is not None
    yield f"kind+form={kind}+{cue.feats.get('VerbForm', '')}/{cue.feats.get('Tense', '')}/{helped}"
    yield f"kind+relation={kind}+{cue.relation.partition(':')[0]}"
    yield f"kind+quoted={kind}+{quoted}"
    if candidate.source is not None:
        person = candidate.source.feats.get("Person", "-")
        yield f"kind+source={kind}+{candidate.source.pos}/{person}"
        yield f"kind+source+quoted={kind}+{person}+{quoted}"


def content_features(text: Text, candidate: Candidate, rivals: int) -> list[str]:
    """What is seen of one content that a cue may have."""
    kind, frame = candidate.kind.name, candidate.frame
    found = [f"frame={frame}", f"kind+frame={kind}+{frame}", f"single={rivals == 1}"]
    if candidate.head is not None:
        found.append(f"lemma+frame={text.parsed.language}:{candidate.head.lemma}+{frame}")
    if candidate.passive:
        found.append(f"passive+{frame}")
    found.extend(_content_features(text, candidate, text.parsed.language))
    found.extend(_edge_features(text, candidate))
    found.extend(_shape_features(text, candidate))
    return found


def _shape_features(text: Text, candidate: Candidate) -> Iterator[str]:
    """How a content fits the tree: what its words hang on outside, what hangs on them from outside, what its edges are."""
    frame, surface = candidate.frame, candidate.surface
    yield f"surface={surface}+{frame}"
    inside = text.inside(candidate.content[-1])
    if not inside:
        return
    first, last = inside[0], inside[-1]
    low, high = first.i, last.i
    tops = [w for w in inside if not low <= w.head.i <= high or w.head is w]
    yield f"tops={min(len(tops), 3)}+{frame}"
    top = tops[0] if tops else first
    cue = candidate.head
    under = "root" if top.is_root else "cue" if top.head is cue else "other"
    yield f"under={under}+{top.relation}"
    yield f"under={under}+{frame}"
    torn = sum(1 for w in tops for c in w.children if not low <= c.i <= high and c.pos != "PUNCT" and c is not cue)
    yield f"torn={min(torn, 2)}+{frame}"
    before = text.words[low - 1].lower if low > first.sentence.first else "^"
    yield f"before={before}"
    yield f"before+frame={before}+{frame}"
    yield f"first word={first.pos}/{first.relation}"
    beyond = text.words[high + 1] if high + 1 < len(text.words) and high + 1 < last.sentence.last else None
    yield f"next={beyond.lower if beyond is not None else '$'}"
    if beyond is not None and beyond.pos == "PUNCT" and high + 2 < last.sentence.last:
        then = text.words[high + 2]
        yield f"then={then.pos}/{then.relation}/{then.feats.get('VerbForm', '-')}"
    if cue is not None:
        yield f"sentences={min(last.sentence.i - first.sentence.i, 2)}+{frame}"
        yield f"to sentence end={beyond is None or high + 2 >= last.sentence.last}+{frame}"


def _edge_features(text: Text, candidate: Candidate) -> Iterator[str]:
    """What stands at and beyond the ends of a content: a cut quotation, a comma, the end of the sentence."""
    plain, frame = text.parsed.twin, candidate.frame
    start, end = candidate.content[0][0], candidate.content[-1][1]
    behind = plain[end : end + 2].strip()
    follows = behind[:1] if behind and not behind[0].isalnum() else "word" if behind else "end"
    yield f"follows={follows}"
    yield f"follows+frame={follows}+{frame}"
    cut = 0
    for quotation in text.quotations.within(start, end):
        cut += quotation.start < start - 2 or quotation.end > end + 2
        if start - 2 <= quotation.start <= start + 1 and end > quotation.end + 3:
            yield f"runs past quotation+{frame}"
    yield f"cuts quotation={cut > 0}+{frame}"
    if candidate.head is not None and frame not in {"around"} and text.beside_quotation(candidate.head):
        yield f"leaves quotation out+{frame}"
    ending = _tail(text, candidate)
    yield f"tail={ending}"
    yield f"tail+frame={ending}+{frame}"
    first, last = candidate.complement, candidate.last
    if first is not None:
        yield f"first={first.relation}/{first.pos}+{frame}"
        yield f"first+kind={first.relation}/{first.pos}+{candidate.kind.name}"
        case = next((c.lower for c in first.children if c.relation in {"case", "mark"} and c.i < first.i), "-")
        yield f"case={case}+{candidate.kind.name}"
        yield f"case+frame={case}+{frame}"
        if candidate.head is not None:
            yield f"case+lemma={case}+{candidate.head.lemma}"
    if last is not None and candidate.head is not None:
        whole = text.words[last.right].end <= end + 1
        yield f"whole={whole}+{last.relation}"
        tail = next((w for w in reversed(text.inside((end, text.words[last.right].end))) if w.pos != "PUNCT"), None) if not whole else None
        beyond = next((w for w in text.inside((end, end + 40)) if w.pos != "PUNCT"), None) if tail is not None else None
        if beyond is not None:
            yield f"left out={beyond.pos}/{beyond.relation}"
            yield f"left out+frame={beyond.relation}+{frame}"
        more = sum(1 for c in candidate.head.children if c.left > last.right and c.relation not in {"punct", "conj", "cc", "parataxis"})
        yield f"more={min(more, 2)}+{frame}"
        if last is not first:
            yield f"last={last.relation}/{last.feats.get('VerbForm', '-')}+{frame}"
            gap = plain[text.words[max(0, last.left - 1)].start]
            yield f"comma before last={gap == ','}+{last.relation}"


def _tail(text: Text, candidate: Candidate) -> str:
    """What a content ends with: a clause or phrase that is set off from what stands before."""
    inside = text.inside(candidate.content[-1])
    if len(inside) < 3:
        return "-"
    first, word = inside[0].i, inside[-1]
    found = "-"
    while not word.is_root and word.head.i >= first and word.right <= inside[-1].i + 1:
        if word.left > first and text.words[word.left - 1].lower == "," or text.words[word.left].lower == ",":
            found = f",{word.relation}"
        elif word.relation in {"acl:relcl", "advcl", "conj", "parataxis", "advcl:relcl"} and word.pos in {"VERB", "AUX"}:
            found = word.relation
        word = word.head
    return found


def _cue_features(text: Text, candidate: Candidate, cue: Word, language: str) -> Iterator[str]:
    yield f"lemma={language}:{cue.lemma}"
    yield f"cue pos={cue.pos}"
    relation = cue.relation.partition(":")[0]
    yield f"relation={relation}"
    form, tense, mood = (cue.feats.get(key, "") for key in ("VerbForm", "Tense", "Mood"))
    helped = any(c.relation.startswith("aux") for c in cue.children)
    yield f"form={form}/{tense}/{helped}"
    yield f"mood={mood}"
    for child in cue.children:
        if child.relation == "mark" or (child.relation == "case" and child.pos == "ADP"):
            if child.lower in words("hypothetical"):
                yield f"marked={child.lower}"
            yield "marked"
        if child.relation.startswith("aux") and child.lemma in words("modals"):
            yield f"helper={child.lemma}"
    if cue.head.lemma in words("raising") and relation in {"xcomp", "ccomp"}:
        yield f"under={cue.head.lemma}"
    quotation = text.quotations.at(cue.start)
    if quotation is not None:
        yield "cue quoted"
    yield f"role={cue.sentence.paragraph.role}"
    if candidate.frame.startswith("adposition"):
        first = cue.i == cue.sentence.first
        yield f"initial={first}+{candidate.frame}"
        yield f"initial={first}+{language}:{cue.lower}"
        if candidate.source is not None:
            after = candidate.source.right + 1
            comma = after < cue.sentence.last and text.words[after].lower == ","
            yield f"initial={first}/{comma}+{language}:{cue.lower}"
        before = text.words[cue.i - 1].lower if not first else "^"
        yield f"before comma={before in {',', '^'}}+{candidate.frame}"


def _source_features(text: Text, candidate: Candidate, language: str) -> Iterator[str]:
    source = candidate.source
    frame = candidate.frame
    if source is None:
        yield "no source"
        yield f"no source+{frame}"
        yield f"no source+{candidate.kind.name}"
        return
    yield f"source pos={source.pos}"
    yield f"source person={source.feats.get('Person', '-')}/{source.feats.get('Number', '-')}"
    yield f"source relation={source.relation}"
    label = next((name.label for name in text.parsed.names if name.first <= source.i < name.last), "-")
    yield f"source name={label}"
    yield f"source name+frame={label}/{source.pos}+{frame}"
    if source.pos == "NOUN":
        yield f"source lemma={language}:{source.lemma}"
    if source.pos == "PRON":
        yield f"source pronoun={source.lower.strip('-t')}"
        if text.quotations.at(source.start) is not None:
            yield "pronoun quoted"
    if candidate.head is not None:
        yield f"own subject={source.head is candidate.head and source.relation in SUBJECTS}"
        yield f"source after={source.i > candidate.head.i}"


def _content_features(text: Text, candidate: Candidate, language: str) -> Iterator[str]:
    inside = [word for span in candidate.content for word in text.inside(span)]
    size = sum(len(inside) > limit for limit in LENGTHS)
    yield f"size={size}"
    yield f"size+frame={size}+{candidate.frame}"
    share = text.quotations.share(candidate.content, text.parsed.text)
    quoted = "all" if share > 0.95 else "part" if share > 0 else "none"
    yield f"quoted={quoted}"
    yield f"quoted+frame={quoted}+{candidate.frame}"
    yield f"quoted+kind={quoted}+{candidate.kind.name}"
    yield f"spans={len(candidate.content)}"
    verbal = any(word.pos in {"VERB", "AUX"} for word in inside)
    yield f"verbal={verbal}+{candidate.frame}"
    head = candidate.complement
    if head is not None:
        yield f"complement={head.pos}/{head.feats.get('VerbForm', '-')}+{candidate.frame}"
        yield f"complement mood={head.feats.get('Mood', '-')}"
        if head.pos == "NOUN":
            yield f"complement noun={language}:{head.lemma}"
            yield f"complement noun+kind={language}:{head.lemma}+{candidate.kind.name}"
        yield f"marked complement={any(c.relation == 'mark' for c in head.children)}+{candidate.frame}"
    if candidate.head is not None and inside:
        before = inside[-1].i < candidate.head.i
        gap = candidate.head.i - inside[-1].i if before else inside[0].i - candidate.head.i
        yield f"near={gap <= 3}+{candidate.frame}"
        holds = inside[0].i <= candidate.head.i <= inside[-1].i and len(candidate.content) == 1
        yield f"holds cue={holds}"
