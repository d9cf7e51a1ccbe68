"""The products of spaCy's parser and encoders by the OpenBLAS that NumPy brings, where `make fast` built the bridge to it (`products.c`).

thinc leaves them to BLIS. Its wheels know none of AMD's processors since Zen 3, and do with plain C there what takes a third of the time
with OpenBLAS. thinc has a door for other libraries, `Ops.cblas`, which `thinc-apple-ops` uses for Apple's; it opens to compiled code alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy
from thinc.api import NumpyOps

BRIDGE = "selon.parsing._products"  # there is no such source: it is what the C beside this becomes
FOLDERS = ("../numpy.libs", ".dylibs")  # where the wheels of NumPy have their OpenBLAS, on Linux and on macOS


class Quick(NumpyOps):  # type: ignore[misc]
    """thinc's own, but that the room for a product is not filled with zeros first, as `numpy.dot` does."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


class Bridged(Quick):
    """The same, but for what thinc's compiled parts do by themselves; and `encode`, an encoder's rounds (`products.c`)."""

    def __init__(self, found: Any, encode: Callable[..., None]) -> None:
        super().__init__(use_blis=False)
        self.found, self.encode = found, encode

    def cblas(self) -> Any:
        return self.found


@cache
def bridged() -> Bridged | None:
    """The operations for a parser; None where the bridge is not built, or does not fit this thinc or this NumPy."""
    try:
        built, thincs = import_module(BRIDGE), import_module("thinc.backends.cblas")
        found, setters = thincs.CBlas(), [thincs.__pyx_capi__[name] for name in ("set_sgemm", "set_saxpy")]
        return Bridged(found, built.encode) if any(built.give(found, *setters, str(path)) for path in libraries()) else None
    except (ImportError, AttributeError, KeyError, ValueError):
        return None


def libraries() -> list[Path]:
    """The libraries for linear algebra that came with NumPy."""
    return [path for folder in FOLDERS for path in sorted((Path(numpy.__file__).parent / folder).glob("*openblas*"))]
