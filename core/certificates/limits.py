"""What a confined child may use."""

from __future__ import annotations

MEMORY = 1024**3
"""Bytes of address space."""
CPU_SECONDS = 8
"""Seconds of processor time, of the child and of each tesseract it starts."""
FILES = 64
"""Open descriptors."""
WRITTEN = 64 * 1024**2
"""Bytes in a file it may write (tesseract's scratch)."""
WALL_SECONDS = 60
"""Seconds by the clock until it is ended."""
WALL_SECONDS_WITHOUT_PICTURES = 20
ANSWER = 4 * 1024**2
"""Bytes of an answer in words."""
MERGED = 120 * 1024**2
"""Bytes of a merged PDF."""
