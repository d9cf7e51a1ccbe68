"""Measure the temporal expressions: `python evaluation/times.py [CORPUS...]`. Without a corpus: all there are.

seed      the `dates:` of the seed's extra.yaml: expressions found (by overlap, one to one), and of those the share with
          the right value, to the letter and but for `~` and `?`, and the right anchor
meantime  MEANTIME English: TIMEX3 found; of those of type DATE whose value is a date, the share with the right value.
          Its spans leave "since" and "by" out: the value is right too where it is an end of our interval
winer     WiNER-fr dev: dates and hours found. Only what has a digit is annotated there, so only that counts

The data are read from `$SELON_DATA`, or `../shared/data`. Without a language's pipeline its texts are read as plain words.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

import yaml  # noqa: E402

from evaluation.corpora import Missing, data_folder  # noqa: E402
from selon.languages import folder  # noqa: E402
from selon.parsing.words import Parsed  # noqa: E402
from selon.records import Document, Segment, Time  # noqa: E402
from selon.timing import times  # noqa: E402

QUALIFIERS = str.maketrans("", "", "~?%")
AROUND = 40
ANNOTATED = 5  # the last sentence of a MEANTIME text that is annotated; the headline is 0
Pair = tuple["Gold", Time]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression; `value` is "" where the corpus gives none that can be compared."""

    start: int
    end: int
    value: str | None = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text, with its day of publication."""

    name: str
    document: Document
    gold: tuple[Gold, ...]


@dataclass(slots=True)
class Counts:
    """What was counted over the texts of a corpus, and lines that say what was wrong."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    valued: int = 0
    right: int = 0
    nearly: int = 0
    anchored: int = 0
    errors: list[str] = field(default_factory=list)

    def rates(self) -> tuple[float, float, float]:
        precision, recall = self.matched / max(self.found, 1), self.matched / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


# --- the corpora


def seed() -> Iterator[Text]:
    """The seed's article, its dates found in it by their words."""
    from selon.reading import read_path

    place = data_folder() / "attribution" / "seed"
    if not place.is_dir():
        raise Missing(f"seed: there is no {place}")
    for notes in sorted(place.glob("*.extra.yaml")):
        path = notes.with_name(notes.name.replace(".extra.yaml", ".txt"))
        extra = yaml.safe_load(notes.read_text(encoding="utf-8"))
        about = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["article"]
        document = read_path(path, language=about["language"], published=str(about["published"]))
        gold = [Gold(*_place(document.text, d["at"], d.get("in")), d["value"], d["anchor"]) for d in extra["dates"]]
        yield Text(path.stem, document, tuple(sorted(gold, key=lambda g: (g.start, -g.end))))


def _place(text: str, at: str, within: str | None) -> tuple[int, int]:
    """Where words stand: inside the unique words around them, where those are given. Any white space parts words."""
    start, end = _search(text, within, 0, len(text)) if within else (0, len(text))
    return _search(text, at, start, end)


def _search(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    spaced = r"\s+".join(map(re.escape, words.split()))
    found = re.compile(rf"(?<!\w){spaced}(?!\w)").search(text, start, end)
    if found is None:
        raise ValueError(f"not in the text: {words!r}")
    return found.span()


def meantime() -> Iterator[Text]:
    """MEANTIME English: the sentences that are annotated, the headline and five more. The expressions without words are
    left out."""
    archive = _archive("times/meantime-en.tar.xz")
    for name, content in _members(archive, ".xml"):
        if "intra-doc" in name:
            yield _meantime(name, ET.fromstring(content))


def _meantime(name: str, root: ET.Element) -> Text:
    spans: dict[str, tuple[int, int]] = {}
    text, sentence = "", None
    for token in root.iter("token"):
        word = token.text or ""
        if int(token.get("sentence") or 0) > ANNOTATED:
            break
        text += "" if not text else " " if token.get("sentence") == sentence else "\n"
        sentence = token.get("sentence")
        spans[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    gold, published = [], None
    for timex in root.iter("TIMEX3"):
        inside = [spans[name] for anchor in timex.findall("token_anchor") if (name := anchor.get("t_id") or "") in spans]
        value = timex.get("value") or ""
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = published or _as_edtf(value)
        if inside:
            gold.append(Gold(inside[0][0], inside[-1][1], _as_edtf(value) if timex.get("type") == "DATE" else ""))
    return Text(Path(name).stem, _document(text, "en", published), tuple(gold))


def _as_edtf(value: str) -> str:
    """A TIMEX3 value that EDTF has too; nothing otherwise."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        return value
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    return f"{quarter[1]}-{32 + int(quarter[2])}" if quarter else ""


def winer() -> Iterator[Text]:
    """WiNER-fr: dates and hours with a digit; the texts are Wikinews, headed by their day."""
    files = dict(_members(_archive("ner/winer-fr-dev.tar.xz"), ""))
    for name in sorted(n for n in files if n.endswith(".txt")):
        text = files[name].decode("utf-8")
        marks = [line.split("\t") for line in files[name[:-3] + "ann"].decode("utf-8").splitlines() if line.startswith("T")]
        places = [mark[1].split() for mark in marks if mark[1].split()[0] in ("Date", "Hour")]
        gold = [Gold(int(p[1]), int(p[-1])) for p in places if any(c.isdigit() for c in text[int(p[1]) : int(p[-1])])]
        yield Text(Path(name).stem, _document(text, "fr", Path(name).name[:10].replace("_", "-")), tuple(gold))


def _archive(name: str) -> Path:
    path = data_folder() / name
    if not path.is_file():
        raise Missing(f"there is no {path}")
    return path


def _members(archive: Path, ending: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as files:
        for member in files:
            content = files.extractfile(member) if member.isfile() and member.name.endswith(ending) else None
            if content is not None:
                yield member.name, io.BytesIO(content.read()).getvalue()


def _document(text: str, language: str, published: str | None) -> Document:
    segments = tuple(Segment(*line.span(), "body") for line in re.finditer(r"[^\n]+", text) if line[0].strip())
    return Document("", "", "", "text/plain", text, language, published=published, segments=segments)


CORPORA: dict[str, Callable[[], Iterator[Text]]] = {"seed": seed, "meantime": meantime, "winer": winer}


# --- counting


def parsed(document: Document) -> Parsed:
    """A document through its language's pipeline, or as plain words where there is none."""
    if (folder(document.language) / "pipeline" / "meta.json").is_file():
        from selon.parsing.pipeline import parse

        return parse(document)
    from tests.timing.plain import plain

    return plain(document.text, document.language, tuple(segment.role for segment in document.segments))


def matched(gold: Sequence[Gold], found: Sequence[Time]) -> list[Pair]:
    """One-to-one pairs of overlapping expressions, those that overlap most first."""
    pairs = sorted(
        (-shared / (max(g.end, t.end) - min(g.start, t.start)), i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(found)
        if (shared := min(g.end, t.end) - max(g.start, t.start)) > 0
    )
    golds: set[int] = set()
    times_met: set[int] = set()
    out = []
    for _, i, j in pairs:
        if i not in golds and j not in times_met:
            golds.add(i)
            times_met.add(j)
            out.append((gold[i], found[j]))
    return out


def count(counts: Counts, text: Text, corpus: str) -> None:
    """Add one text."""
    found = times(parsed(text.document), text.document.published)
    if corpus == "winer":
        found = tuple(t for t in found if any(c.isdigit() for c in text.document.text[t.start : t.end]))
    pairs = matched(text.gold, found)
    counts.gold += len(text.gold)
    counts.found += len(found)
    counts.matched += len(pairs)
    for gold, time in pairs:
        if gold.value != "":
            _compare(counts, text, gold, time, ends=corpus == "meantime")
    met = {id(gold) for gold, _ in pairs}, {id(time) for _, time in pairs}
    counts.errors.extend(f"missed    {_shown(text, g.start, g.end)}" for g in text.gold if id(g) not in met[0])
    counts.errors.extend(f"spurious  {_shown(text, t.start, t.end)}  {t.value}" for t in found if id(t) not in met[1])


def _compare(counts: Counts, text: Text, gold: Gold, time: Time, ends: bool) -> None:
    accepted = {time.value, *((time.value or "").split("/") if ends else ())}
    counts.valued += 1
    counts.right += gold.value in accepted
    counts.nearly += (gold.value or "").translate(QUALIFIERS) in {(value or "").translate(QUALIFIERS) for value in accepted}
    counts.anchored += time.anchor == gold.anchor
    if gold.value not in accepted:
        counts.errors.append(f"value     {_shown(text, time.start, time.end)}  {time.value}, not {gold.value}")


def _shown(text: Text, start: int, end: int) -> str:
    whole = text.document.text
    around = f"{whole[max(0, start - AROUND) : start]}[[{whole[start:end]}]]{whole[end : end + AROUND]}"
    return f"{text.name}: {' '.join(around.split())}"


def lines(corpus: str, counts: Counts) -> Iterator[str]:
    """The figures of a corpus, to print."""
    precision, recall, f1 = counts.rates()
    yield f"{corpus:<9} {counts.gold} annotated, {counts.found} found:  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    if counts.valued:
        shares = [f"{n / counts.valued:.3f}" for n in (counts.right, counts.nearly)]
        line = f"{'':<9} of {counts.valued} found with a value:  right {shares[0]}  right but for ~ and ? {shares[1]}"
        yield line + (f"  anchor {counts.anchored / counts.valued:.3f}" if corpus == "seed" else "")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line for each, where a corpus is not there."""
    parser = argparse.ArgumentParser(prog="python evaluation/times.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", choices=[*CORPORA, []], help="seed, meantime or winer")
    parser.add_argument("--errors", action="store_true", help="print what was missed, spurious, or valued otherwise")
    options = parser.parse_args(arguments)
    status = 0
    for corpus in options.corpus or CORPORA:
        counts = Counts()
        try:
            for text in CORPORA[corpus]():
                count(counts, text, corpus)
        except (Missing, FileNotFoundError) as missing:
            print(f"{corpus}: skipped: {missing}", file=sys.stderr)
            status = 1
            continue
        print("\n".join((*lines(corpus, counts), *(counts.errors if options.errors else ()))), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
