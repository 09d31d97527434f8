"""What a process takes of the machine, seen from another one (Linux)."""

from __future__ import annotations

import os
import time
from pathlib import Path


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process: Linux makes the clock's id of the process's."""
    return time.clock_gettime((~pid << 3) | 2)


def resident_bytes(pid: int) -> int:
    """Return the memory that a process holds now."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if line.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024


def descriptors(pid: int) -> int:
    """Return how many files and sockets a process holds open."""
    return len(os.listdir(f"/proc/{pid}/fd"))
