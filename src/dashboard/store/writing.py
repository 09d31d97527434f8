"""Writing to a store: one writer at a time, a whole version or nothing."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from dashboard.errors import StoreBusy, StoreError
from dashboard.store import durable
from dashboard.store.manifest import Manifest, manifest_bytes
from dashboard.store.soundness import MANIFEST

_UNFINISHED = ".new-"


def write_version(versions: Path, manifest: Manifest, contents: Mapping[str, bytes]) -> None:
    """Write a version beside the others; what cannot be finished is taken away again.

    Raises `StoreError` when the disk refuses.
    """
    unfinished = versions / f"{_UNFINISHED}{manifest.version}"
    try:
        for left in versions.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left)
        unfinished.mkdir(parents=True)

        def write(name: str) -> None:
            durable.write_durably(unfinished / f"{name}.parquet", contents[name])

        # Side by side: what many wait for, the disk writes in one go.
        with ThreadPoolExecutor(len(contents)) as pool:
            list(pool.map(write, contents))
        durable.write_durably(unfinished / MANIFEST, manifest_bytes(manifest))
        if (versions / manifest.version).exists():
            shutil.rmtree(versions / manifest.version)
        unfinished.rename(versions / manifest.version)
        durable.sync_folder(versions)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StoreError("store_unwritable", detail=str(error.strerror)) from error


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the store for one writer; the lock goes with its process, even when killed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError("store_unwritable", detail=str(error.strerror)) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy("store_busy") from error
        yield
    finally:
        os.close(handle)
