"""The names of an article, where they stand beside it."""

from __future__ import annotations

from selon.records import Document, Entity, Segment, Span
from selon.resolving.unread import with_unread

TEXT = (
    "By Ilse Marn\nThe mayor Jon Vold and the Quay Board met in front of the hall.\nPhoto: Jon Vold\n"
    "Quay Board seeks a Vold as chair; hall closed"
)
SEGMENTS = ((0, 12, "byline"), (13, 76, "body"), (77, 92, "credit"), (93, len(TEXT), "related_headline"))


def spot(part: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(part, at + 1)
    return at, at + len(part)


def read(*entities: Entity) -> dict[str, list[str]]:
    document = Document("a.txt", "", "", "text/plain", TEXT, "en", segments=tuple(Segment(*one) for one in SEGMENTS))
    found = with_unread(document, entities)
    return {one.id: [f"{TEXT[a:b]}@{a}" for a, b in one.mentions] for one in found}


def test_a_name_of_the_article_is_its_entity_s_beside_it_too() -> None:
    mayor = Entity("e1", "Jon Vold", "person", (spot("Jon Vold"),))
    board = Entity("e2", "Quay Board", "organisation", (spot("Quay Board"),))
    assert read(mayor, board) == {
        "e1": [f"Jon Vold@{spot('Jon Vold')[0]}", f"Jon Vold@{spot('Jon Vold', 1)[0]}"],
        "e2": [f"Quay Board@{spot('Quay Board')[0]}", f"Quay Board@{spot('Quay Board', 1)[0]}"],
    }


def test_a_common_noun_is_no_name() -> None:
    hall = Entity("e1", "hall", "place", (spot("hall"),))
    assert read(hall) == {"e1": [f"hall@{spot('hall')[0]}"]}


def test_a_name_that_two_entities_have_is_nobody_s_beside_the_article() -> None:
    both = [Entity(f"e{n}", "Jon Vold", "person", (spot("Jon Vold"),)) for n in (1, 2)]
    assert all(len(mentions) == 1 for mentions in read(*both).values())


def test_who_is_named_beside_the_article_alone_is_no_entity() -> None:
    assert read() == {}
