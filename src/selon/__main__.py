"""`selon`, and `python -m selon`."""

from __future__ import annotations

import os
import sys

from selon.commands import app
from selon.commands._talk import complain, give_up_output, written_as_utf8


def main() -> None:
    """Run one command and end the process with its exit status."""
    # The matrices of a text are small: more threads than one only wait for each other. NumPy's library asks when it is loaded.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    written_as_utf8()
    try:
        app()(prog_name="selon")
    except OSError as error:  # a full disk behind standard output: what concerns a document is said where it happens
        complain(f"{error.filename or 'standard output'}: {error.strerror}")
        sys.exit(1)
    finally:
        give_up_output()


if __name__ == "__main__":
    main()
