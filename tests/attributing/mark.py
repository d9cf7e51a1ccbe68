"""Run the cases and put `xfail:` where one fails, with what is wrong; take it away where one passes.

    python tests/attributing/mark.py          # only those lines of cases/*.yaml are written
    python tests/attributing/mark.py --show   # write nothing; show how each failing case is read

Only what is wrong is written, never what is read instead: the test itself shows that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

CASE, MARK = "- rule:", "  xfail:"


def marked(page: str, reasons: Sequence[str | None]) -> str:
    """The page with a mark under the first line of each case that has a reason, and no other. ValueError where the
    page has not as many cases as there are reasons."""
    lines = [line for line in page.splitlines(keepends=True) if not line.startswith(MARK)]
    if sum(line.startswith(CASE) for line in lines) != len(reasons):
        raise ValueError(f"{len(reasons)} reasons, and not as many cases")
    left, found = iter(reasons), []
    for line in lines:
        found.append(line)
        if line.startswith(CASE):
            reason = next(left)
            if reason is not None:
                found.append(f"{MARK} {json.dumps(reason, ensure_ascii=False)}\n")
    return "".join(found)


def main() -> int:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.attributing.tagged import CASES, LANGUAGES, cases, faults, reading

    for language in LANGUAGES:
        found = cases(language)
        reasons = ["; ".join(faults(case)) or None for case in found]
        failing = [(case, reason) for case, reason in zip(found, reasons, strict=True) if reason]
        print(f"{language}: {len(found)} cases, {len(failing)} fail")
        if "--show" in sys.argv[1:]:
            for case, reason in failing:
                print(f"  {case.name}: {reason}\n    {reading(case)}")
        else:
            path = CASES / f"{language}.yaml"
            path.write_text(marked(path.read_text(encoding="utf-8"), reasons), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
