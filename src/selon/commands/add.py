"""`selon add`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.commands._ledger import ledger
from selon.commands._options import FilesOrFolders, Language, Published, Target
from selon.commands._readings import Failures, readings
from selon.commands._talk import complain, counted, emit, printable

if TYPE_CHECKING:
    from selon.records import Document


def add(target: Target, paths: FilesOrFolders, language: Language = None, published: Published = None) -> None:
    """Read articles into a ledger, which is made if there is none."""
    failures, new, known = Failures(), 0, 0
    with ledger(target, create=True) as opened:

        def is_known(document: Document) -> bool:
            nonlocal known
            key = opened.remember(document)
            if key is not None and published is not None and not opened.is_dated_as(document):
                return False  # a date was corrected: what follows from it is read anew
            if key is not None:
                known += 1
                _tell(key, "known", document)
            return key is not None

        for reading in readings(paths, failed=failures, walk=True, language=language, published=published, known=is_known):
            added = opened.add(reading)
            new, known = new + added.new, known + (not added.new)
            redated = not added.new and published is not None and opened.redate(reading)
            _tell(added.id, "added" if added.new else "redated" if redated else "known", reading.document)
    complain(f"{counted(new, 'document')} added, {known} known already, {failures.count} could not be read")
    failures.end()


def _tell(key: str, what: str, document: Document) -> None:
    emit(f"{key}\t{what}\t{printable(document.uri)}")
