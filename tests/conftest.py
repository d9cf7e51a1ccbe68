"""What every test shares: the repository's place, the data outside it, and no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("SELON_PURE", "1")  # what is tested is the source; `project/test_compiled.py` holds what is compiled against it

import pytest  # noqa: E402  (the two settings above count only before numpy is loaded)
from hypothesis import settings  # noqa: E402

REPOSITORY = Path(__file__).resolve().parents[1]

# The same cases at every run, and no clock: a busy machine must not fail a test.
settings.register_profile("selon", derandomize=True, deadline=None)
settings.load_profile("selon")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The data outside the repository (`$SELON_DATA`, or ../shared/data); skips where it is not there."""
    folder = Path(os.environ.get("SELON_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no data: {folder} is not there (SELON_DATA names it)")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing that selon does by itself reaches beyond this machine."""
    connect = socket.socket.connect

    def at_home(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if self.family != socket.AF_UNIX and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for the network: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", at_home)
        yield
