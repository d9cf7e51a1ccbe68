"""The scripts of training/ import each other by their bare names, as they do when one of them is run."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = str(Path(__file__).parents[2] / "training")
if FOLDER not in sys.path:
    sys.path.append(FOLDER)
