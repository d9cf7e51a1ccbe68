from __future__ import annotations

from selon.ledger import Ledger
from selon.linking import by_affiliation, by_stance, by_voice
from tests.linking.sample import article


def test_voices(ledger: Ledger) -> None:
    named, unnamed = by_voice(ledger)
    assert (named.voice, named.named, named.statements, named.documents, named.voices) == ("Jorin Takkal", True, 2, 2, 1)
    assert (named.first, named.last, named.affiliations) == ("2024-03-15", "2024-04-12", ("Hautes-Terres",))
    assert named.stances == {"asserts": 1, "denies": 1}
    assert (unnamed.identity, unnamed.voice, unnamed.named, unnamed.statements) == (None, "Un responsable", False, 1)


def test_unnamed_voices_of_the_same_words_are_counted_and_not_joined(ledger: Ledger) -> None:
    ledger.add(article("Un responsable a écrit. La route est libre.", [], speaks="Un responsable", anonymous=True))
    (unnamed,) = (tally for tally in by_voice(ledger) if not tally.named)
    assert (unnamed.voices, unnamed.statements, unnamed.documents, unnamed.identity) == (2, 2, 2, None)


def test_affiliations(ledger: Ledger) -> None:
    (one,) = by_affiliation(ledger)
    assert (one.affiliation, one.statements, one.named, one.anonymous, one.voices, one.documents) == ("Hautes-Terres", 3, 2, 1, 2, 3)
    assert (one.first, one.last) == ("2023", "2024-04-12")


def test_stances(ledger: Ledger) -> None:
    found = {one.stance: (one.statements, one.named, one.anonymous, one.documents) for one in by_stance(ledger)}
    assert found == {"asserts": (2, 1, 1, 2), "denies": (1, 1, 0, 1)}


def test_an_empty_ledger(tmp_path: object, path: object) -> None:
    with Ledger.open(str(path)) as empty:
        assert (by_voice(empty), by_affiliation(empty), by_stance(empty)) == ([], [], [])
