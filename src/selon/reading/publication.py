"""Lines and parts of lines that say who published an article, who wrote it and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.reading.dates import Dated, dates_in, without_weekdays
from selon.reading.marks import ends_sentence, named
from selon.reading.wording import key, plain, wording

LONGEST = 140  # characters of a byline or a line with a date
SUFFIX = re.compile(r" +(?:[|–—•·]|-|::) +(?=[^|–—•·]+$)")
PARTS = re.compile(" +[|–—•·-] +|, +")
PARENTHESIS = re.compile(r" ?\([^()]*\)")
DATED_OPENING = re.compile(r"(?:, ?(?P<place>[A-ZÀ-Þ][\w' .-]{1,40}?))? ?\.? ?[–—-] ?(?=\S)")
AGENCY_OPENING = re.compile(r"[A-ZÀ-Þ][\w'. -]{2,40}(?:,[^()]{1,40})? ?\((?P<agency>[^()]{2,30})\) ?[–—:-] ?")
CAPITALS_OPENING = re.compile(r"[A-ZÀ-Þ]{4,}(?:[ '-][A-ZÀ-Þ]+){0,3}(?:, [A-Z][\w. ]{1,20})? [–—] (?=[A-ZÀ-Þ\"«“])")
COMMA_LIMIT = 8  # words beside a date that a line of dates may hold


@dataclass(frozen=True, slots=True)
class Suffix:
    """The publisher that ends a headline: the headline itself ends at `cut`, the publisher's name starts at `start`."""

    cut: int
    start: int
    publisher: str


def publisher_suffix(title: str) -> Suffix | None:
    """The outlet named after a headline's last dash or bar: "Floods in Arle – The Arle Gazette"."""
    match = SUFFIX.search(plain(title)[-80:])
    if match is None:
        return None
    at = max(0, len(title) - 80)
    name = title[at + match.end() :].strip()
    if match.start() + at == 0 or not is_outlet(name, bar="|" in match.group() or "::" in match.group()):
        return None
    return Suffix(at + match.start(), at + match.end(), name)


def known_outlet(name: str) -> str:
    """An outlet's name as its own people write it, where we know it."""
    return wording().outlets.get(plain(name).lower(), name)


def is_outlet(name: str, *, bar: bool = False) -> bool:
    """Known by name, or built like one; after a bar, any name in capitals will do."""
    words = plain(name).split()
    if not words or len(words) > 6 or not name[0].isalnum():
        return False
    if plain(name).lower() in wording().outlets:
        return True
    capitals = all(w.rpartition("'")[2][:1].isupper() or w[0].isdigit() or len(w) <= 3 for w in words)
    site = len(words) == 1 and re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", words[0]) is not None
    return site or (capitals and (bar or any(w.lower() in wording().outlet_words for w in words)))


def authors_in(line: str) -> tuple[str, ...]:
    """The names in a byline: "By Ana Brun and Tom Vale, Arle" gives both."""
    text = plain(line)
    match = wording().author_start.match(text)
    rest = wording().after_names.sub("", PARENTHESIS.sub("", text[match.end() :] if match else text))
    for date in dates_in(rest)[:1]:
        rest = rest[: date.start]
    last = [m.end() for m in wording().joins.finditer(rest) if "," not in m.group()]
    if last:  # after the last name's "and", a comma brings a place or an office
        rest = rest[: last[-1]] + rest[last[-1] :].partition(",")[0]
    names = [part.strip(" .,;:|") for part in wording().joins.split(rest)]
    return tuple(dict.fromkeys(name.title() if name.isupper() else name for name in names if named(name)))


def is_byline(line: str) -> bool:
    """A short line that begins with "By" or "Par" and a name, and ends no sentence."""
    text = plain(line)
    return len(text) <= LONGEST and wording().author_start.match(text) is not None and not ends_sentence(text) and bool(authors_in(text))


def date_line(line: str) -> Dated | None:
    """The date where a line holds little else: "10 février 2017. –", "Updated: May 3, 2021 at 10:05", "Arle, 3 May 2021"."""
    text = plain(line)
    found = dates_in(text) if len(text) <= LONGEST else []
    if not found:
        return None
    before = without_weekdays(text[: found[0].start])
    return found[0] if _before_date(before) and _after_date(text[found[-1].end :]) else None


def _before_date(text: str) -> bool:
    words = key(text)
    if not words or words in wording().date_starts:
        return True
    starts = any(words.startswith(start + " ") for start in wording().date_starts if len(start) > 2)
    parted = text.rstrip()[-1:] in ",|–—•·-:" and text.strip()[:1].isupper()
    return len(words.split()) <= COMMA_LIMIT // 2 and (starts or parted or wording().author_start.match(text.strip()) is not None)


def _after_date(text: str) -> bool:
    match = wording().after_date.match(text)
    rest = text[match.end() :] if match else text
    parted = rest == text or text.lstrip()[:1] in ",;|–—•·-("
    return not rest.strip() or (parted and len(rest.split()) <= COMMA_LIMIT and not ends_sentence(rest.replace(". –", "")))


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline before a paragraph's first sentence: it ends at `end`, where the sentence starts."""

    end: int
    date: Dated | None
    agency: str | None


def opening(paragraph: str) -> Opening | None:
    """The dateline that opens a paragraph: "28 mai 2012. - ", "ARLE, 3 May (Reuters) - ", "ARLE — "."""
    text = plain(paragraph[:200])
    for date in dates_in(text[:60])[:1]:
        after = DATED_OPENING.match(text, date.end)
        if after and not without_weekdays(text[: date.start]).strip(" ,"):
            return Opening(after.end(), date, None)
    match = AGENCY_OPENING.match(text) if "(" in text else None
    if match:
        dated = next(iter(dates_in(text[: match.end()])), None)
        place = text.partition("(")[0].partition(",")[0]
        if dated or place.isupper() or plain(match["agency"]).lower() in wording().outlets:
            return Opening(match.end(), dated, known_outlet(match["agency"]))
    match = CAPITALS_OPENING.match(text)
    return Opening(match.end(), None, None) if match else None


def publisher_in(line: str) -> str | None:
    """The outlet that a line beside headline or byline names: all of it, the agency of a dateline, or what parts it from a date."""
    dateline = opening(line + " – ")
    if dateline and dateline.agency:
        return dateline.agency
    for part in PARTS.split(line):
        name = part.strip(" .,;:")
        if is_outlet(name) and not dates_in(name) and not is_byline(name):
            return known_outlet(name)
    return None
