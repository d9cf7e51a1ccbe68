"""Publishers, authors and dates in headlines, bylines and datelines."""

from __future__ import annotations

import pytest

from selon.reading.publication import authors_in, date_line, opening, publisher_in, publisher_suffix


@pytest.mark.parametrize(
    ("title", "headline", "publisher"),
    [
        ("Un pont rouvert – CNN", "Un pont rouvert", "CNN"),
        ("Un pont rouvert | Le Monde", "Un pont rouvert", "Le Monde"),
        ("A bridge reopens - The Orlan Herald", "A bridge reopens", "The Orlan Herald"),
        ("A bridge reopens | orlan-news.example", "A bridge reopens", "orlan-news.example"),
        ("Un pont – enfin – rouvert — L’Express", "Un pont – enfin – rouvert", "L’Express"),
        ("Floods in Orm | Valley Voice", "Floods in Orm", "Valley Voice"),
        ("Présidentielle : Doriot – Rive", None, None),
        ("Le pont : rouvert – malgré tout", None, None),
        ("Un long week-end à Valcombe", None, None),
        ("– CNN", None, None),
        ("Floods in Orm | what you need to know now", None, None),
    ],
)
def test_publisher_after_a_headline(title: str, headline: str | None, publisher: str | None) -> None:
    found = publisher_suffix(title)
    assert (found and title[: found.cut], found and found.publisher) == (headline, publisher)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mary Ashdown", ("Mary Ashdown",)),
        ("By Mary Ashdown and Tom Reever, Port Sable", ("Mary Ashdown", "Tom Reever")),
        ("By MARY ASHDOWN in Port Sable", ("Mary Ashdown",)),
        ("Par Jeanne Rive et Anselme de la Tour", ("Jeanne Rive", "Anselme de la Tour")),
        ("Propos recueillis par Jeanne Rive (à Valcombe)", ("Jeanne Rive",)),
        ("Par Jeanne Rive, publié le 12 mars 2017", ("Jeanne Rive",)),
        ("Par ailleurs, le maire a démissionné", ()),
        ("By then it was late", ()),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    assert authors_in(line) == authors


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("10 février 2017 . –", "2017-02-10"),
        ("1er mars 2017", "2017-03-01"),
        ("Tuesday, October 8, 2019\u00a0", "2019-10-08"),
        ("Updated: 3rd of May, 2021 at 10:05 GMT", "2021-05-03"),
        ("Publié le 28 mai 2021 à 18h04", "2021-05-28"),
        ("26 juillet 2016, Normandie . –", "2016-07-26"),
        ("Le Courrier de Valcombe – mercredi 19 juin 2024", "2024-06-19"),
        ("Port Sable, 3 May 2021", "2021-05-03"),
        ("2019-10-08", "2019-10-08"),
        ("31 février 2017", None),
        ("février 2017", None),
        ("Les attentats du 11 septembre 2001", None),
        ("Le 11 septembre 2001, il était à Paris.", None),
        ("Une cérémonie le 11 septembre 2021", None),
        ("On October 8, 2019, the council voted to close the bridge for good.", None),
    ],
)
def test_lines_with_a_date(line: str, date: str | None) -> None:
    found = date_line(line)
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("paragraph", "rest", "date", "agency"),
    [
        ("28 mai 2012. - Le maire a dit", "Le maire a dit", "2012-05-28", None),
        ("PARIS, 3 mars 2020 (AFP) – Le maire", "Le maire", "2020-03-03", "AFP"),
        ("Paris (AFP) - Le maire", "Le maire", None, "AFP"),
        ("PORT SABLE, Jan 3 (Orlan Wire) - The mayor", "The mayor", None, "Orlan Wire"),
        ("BUFFALO, N.Y. — The mayor", "The mayor", None, None),
        ("Le maire (PS) – un ancien avocat – a dit", None, None, None),
        ("ISIS – the armed group – said", None, None, None),
        ("Le 28 mai 2012, le maire a dit", None, None, None),
    ],
)
def test_datelines(paragraph: str, rest: str | None, date: str | None, agency: str | None) -> None:
    found = opening(paragraph)
    assert (found and paragraph[found.end :]) == rest
    if found:
        assert (found.date and found.date.value, found.agency) == (date, agency)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [("The Orlan Herald", "The Orlan Herald"), ("Le Courrier d’Ostrane – lundi 3 mai 2021", "Le Courrier d’Ostrane"), ("cnn", "CNN"),
     ("By Mary Post", None), ("Tuesday, October 8, 2019", None), ("PARIS, 3 mars 2020 (AFP) –", "AFP")],
)  # fmt: skip
def test_publisher_beside_a_byline(line: str, publisher: str | None) -> None:
    assert publisher_in(line) == publisher
