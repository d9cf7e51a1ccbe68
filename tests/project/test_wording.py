"""Nothing that a person reads in what selon prints, draws or documents is a verdict of ours: it says who says so, and what may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from selon.commands import app, names
from selon.dossier.words import ui_languages, words

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "selon"
# Whose words reach people: what commands print, the reasons that weighing, linking and resolving give, the dossier's own.
SPEAKING = ("commands", "weighing", "linking", "dossier", "ledger", "resolving")

VERDICTS = {
    "en": re.compile(
        r"\b(?:is|was|are|were|has been|constitutes) (?:a |an |in |clearly |plainly )*(?:breach|violation|lie|crime)s?\b"
        r"|\b(?:is|are|was|were) (?:clearly |plainly |indeed )?(?:true|untrue|false|guilty|lying|proven|right|wrong about)\b(?!,? is left)"
        r"|\b(?:is|are|was|were) (?:certainly |surely )?(?:the same|one and the same) (?:person|man|woman|body|people)\b"
        r"|\b(?:prove[sd]?|proof of|lied|liars?|breached|violated|debunk\w*|refut\w+|disprov\w+)\b"
        r"|\bbroke(?:n)? (?:its|their|his|her|the) (?:word|promise|pledge|accord)\b|\bcame true\b|\bin fact\b|\bthe truth\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:est|était|sont|constitue) (?:une |un |en |bien )*(?:violation|mensonge|crime)s?\b"
        r"|\b(?:est|sont|était) (?:bien |clairement )?(?:vrai|fau(?:x|sse)|coupable|avéré)e?s?\b|\b(?:est|sont) la même personne\b"
        r"|\b(?:prouv\w+|a menti|mentent|menteurs?|a violé|a rompu sa|en réalité|la vérité)\b",
        re.IGNORECASE,
    ),
}
# What looks like one and is none, each with its reason.
ALLOWED = (
    "whether one came true",  # is not for selon to say
    "whether a forecast came true",
    "Which of the two is right",  # is not for this page
    "Who is right",
    "of which is right",
    "whether it is right",
    "si ce qu’il dit est vrai",  # the condition under which a statement points some way
    "if what it says is so",
    "What says of a claim that it is untrue",  # is a denial: of what others say
)
HIDDEN = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->|“[^”]*”|«[^»]*»|\"[^\"\n]*\"|^ {4}.*$", re.DOTALL | re.MULTILINE)


def verdicts(text: str, language: str) -> list[str]:
    text = " ".join(text.split())
    for allowed in ALLOWED:
        text = re.sub(re.escape(allowed), "", text, flags=re.IGNORECASE)
    return [match[0] for match in VERDICTS[language].finditer(text)]


# --- what people read


def templates() -> Iterator[tuple[str, str]]:
    """The words of the templates themselves: what stands outside their marks and their expressions."""
    for path in sorted((SOURCE / "dossier" / "templates").iterdir()):
        yield path.name, re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def wordings(language: str) -> Iterator[tuple[str, str]]:
    def leaves(table: object, head: str) -> Iterator[tuple[str, str]]:
        if isinstance(table, str):
            yield head, table
        elif isinstance(table, dict):
            for key, value in table.items():
                yield from leaves(value, f"{head}.{key}")

    yield from leaves(words(language).tables, language)


def helps() -> Iterator[tuple[str, str]]:
    commands = get_command(app()).commands  # type: ignore[attr-defined]
    for name in names():
        yield name, str(commands[name].help or "")
        yield from ((f"{name} {p.name}", str(getattr(p, "help", "") or "")) for p in commands[name].params)


def messages() -> Iterator[tuple[str, str]]:
    """Every text in the code of what speaks to people, but for what documents the code: f-strings by their fixed parts."""
    for folder in SPEAKING:
        for path in sorted((SOURCE / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            documented = {id(node.body[0].value) for node in ast.walk(tree) if _is_documented(node)}  # type: ignore[attr-defined]
            texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
            yield from ((f"{path.relative_to(SOURCE)}:{node.lineno}", str(node.value)) for node in texts if id(node) not in documented)


def _is_documented(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    return isinstance(body, list) and bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def documents() -> Iterator[tuple[str, str]]:
    """What the documentation says, without code and without what it quotes."""
    for path in (REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md", *sorted((REPOSITORY / "docs").glob("*.md"))):
        yield path.name, HIDDEN.sub(" ", path.read_text(encoding="utf-8"))


# --- the tests


@pytest.mark.parametrize("source", [templates, helps, messages, documents])
def test_no_wording_is_a_verdict(source: object) -> None:
    found = {where: some for where, text in source() if (some := verdicts(text, "en"))}  # type: ignore[operator]
    assert found == {}


@pytest.mark.parametrize("language", ui_languages())
def test_no_wording_of_the_dossier_is_a_verdict(language: str) -> None:
    assert {where: some for where, text in wordings(language) if (some := verdicts(text, language))} == {}


def test_there_is_something_to_look_at() -> None:
    assert len(list(templates())) > 10
    assert len(list(helps())) > 60
    assert len(list(messages())) > 1000
    assert len(list(documents())) > 8
    assert all(len(list(wordings(language))) > 200 for language in ui_languages())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This is a breach of the accord."),
        ("en", "The claim is false."),
        ("en", "They are the same person."),
        ("en", "The picture proves it."),
        ("en", "The Front has broken its promise."),
        ("en", "He lied about the lorries."),
        ("en", "The forecast came true."),
        ("fr", "C’est une violation de l’accord."),
        ("fr", "L’affirmation est fausse."),
        ("fr", "Ce sont deux noms ; c’est la même personne."),
        ("fr", "L’image le prouve."),
        ("fr", "Le ministre a menti."),
    ],
)
def test_a_verdict_would_be_found(language: str, text: str) -> None:
    assert verdicts(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "said to go against it"),
        ("en", "may be the same as, according to the report"),
        ("en", "The minister is said to have denied it."),
        ("en", "Who is right is not for selon to say."),
        ("fr", "irait contre, d’après le rapport"),
        ("fr", "Dit avec plus d’assurance ici"),
    ],
)
def test_who_says_so_is_no_verdict(language: str, text: str) -> None:
    assert verdicts(text, language) == []
