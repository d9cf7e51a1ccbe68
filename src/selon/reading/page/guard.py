"""What is looked at before a page is parsed: pages built to take a parser down are refused in one linear pass.

Measured on lexbor (resiliparse 2): attributes of one element cost the square of their number, and formatting elements left
open are built anew in every paragraph after them.
"""

from __future__ import annotations

import re
from collections import Counter

from selon.errors import Unreadable

MOST_DEEP = 512  # elements inside each other, as in browsers
MOST_TAGS = 150_000
MOST_ATTRIBUTES = 2_000  # of one element
MOST_REBUILT = 300_000  # formatting elements that a parser would have to open again

# Comments and raw text first: what looks like a tag inside them is none. Each branch eats all it has looked at, so that
# every character is passed once. Only single characters are repeated possessively: Python 3.11.2 errs on groups.
TAG = re.compile(
    r"<(?:!--(?s:.*?)(?:-->|\Z)"
    r"|(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b(?s:.*?)(?:</(?P=raw)|\Z)"
    r"|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*)(?:>|\Z))",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"[^\s/>=\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?")
LONG_TAG = 2 * MOST_ATTRIBUTES  # characters that so many attributes need at least

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))
SELF_CLOSING = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup")
    + ("html", "head", "body", "rp", "rt")
)
FORMATTING = frozenset(("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
# What a parser takes as the end of an unclosed drawing.
LEAVES_DRAWING = FORMATTING - {"a"} | {
    "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "embed", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "menu", "ol", "p", "pre", "ruby", "span", "sub", "sup", "table", "ul", "var",
}  # fmt: skip


def check(page: str, uri: str) -> None:
    """Raises Unreadable where the page is nested too deep, or has too many tags or attributes for any article."""
    opened: Counter[str] = Counter()
    depth = formatting = rebuilt = tags = 0
    for match in TAG.finditer(page):
        name = match["name"]
        if name is None:
            continue
        tags += 1
        name = name.lower()
        if opened["svg"] + opened["math"] > 0:
            if name in LEAVES_DRAWING:
                depth -= opened.pop("svg", 0) + opened.pop("math", 0)
            elif match["rest"].endswith("/"):
                continue  # only in drawings and formulas does a slash close an element
        if len(match["rest"]) > LONG_TAG and len(ATTRIBUTE.findall(match["rest"])) > MOST_ATTRIBUTES:
            raise Unreadable(uri, f"an element with more than {MOST_ATTRIBUTES} attributes")
        if name not in FORMATTING:
            rebuilt += formatting
        if name not in VOID and name not in SELF_CLOSING:
            change = _change(opened, name, closing=bool(match["close"]))
            depth += change
            formatting += change if name in FORMATTING else 0
        if depth > MOST_DEEP:
            raise Unreadable(uri, f"elements nested more than {MOST_DEEP} deep")
        if tags > MOST_TAGS:
            raise Unreadable(uri, f"more than {MOST_TAGS:,} tags")
        if rebuilt > MOST_REBUILT:
            raise Unreadable(uri, "too many formatting elements left open")


def _change(opened: Counter[str], name: str, *, closing: bool) -> int:
    """How the depth changes with this tag. One that closes nothing changes nothing."""
    if not closing:
        opened[name] += 1
        return 1
    if opened[name] > 0:
        opened[name] -= 1
        return -1
    return 0
