"""Compiles the patterns of scans, or takes them from where an earlier start left them.

Compiling all patterns of the knowledge takes about a second, reading them back hundredths. What was compiled is kept in
`.cache/` under a name that is a hash of all that it was made from, so a change of any pattern or of the code that
compiles them is never missed. Where nothing can be written, each start compiles.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.language.matching import Scan
from bot.language.network import Network, Plain
from bot.language.patterns import Compiler, Pattern, PatternError
from bot.strict import DataError

CACHE = Path(__file__).parents[2] / ".cache" / "patterns"
KEPT = 4
"""Compiled files that stay: those of the newest knowledge, and of a few others being tried beside it."""

_CODE = ("compiling.py", "inflection.py", "network.py", "patterns.py")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """A pattern of a knowledge file, and the number that the network of its scan is to know it by."""

    pattern: str
    file: str
    entry: str
    number: int
    compiler: Compiler


def fill(scans: Iterable[tuple[Scan, list[Source]]], made_from: object, cache: Path = CACHE) -> None:
    """Give each scan the network of its patterns.

    Args:
        scans: each with all of its patterns.
        made_from: all else that the compiled form depends on; `repr` must tell it in full, the same each time.
        cache: folder of what was compiled earlier.

    Raises:
        DataError: if a pattern cannot be compiled, naming the file and the entry.
    """
    scans = list(scans)
    path = cache / f"{_name([sources for _, sources in scans], made_from)}.bin"
    kept = _read(path)
    if len(kept) == len(scans):
        for (scan, _), plain in zip(scans, kept, strict=True):
            scan.network = Network.of_plain(plain)
        return
    for scan, sources in scans:
        for source in sources:
            scan.network.add(_compile(source), source.number)
    _write(path, [scan.network.plain() for scan, _ in scans])


def _compile(source: Source) -> Pattern:
    try:
        return source.compiler.compile(source.pattern)
    except PatternError as error:
        raise DataError(f"{source.file}: entry '{source.entry}': {error}") from error


def _name(scans: list[list[Source]], made_from: object) -> str:
    digest = hashlib.sha256(repr((sys.version, made_from)).encode())
    for code in _CODE:
        digest.update((Path(__file__).parent / code).read_bytes())
    for sources in scans:
        digest.update(repr([(s.pattern, s.number) for s in sources]).encode())
    return digest.hexdigest()[:32]


def _read(path: Path) -> list[Plain]:
    """What was kept there; nothing if there is nothing that can be used."""
    try:
        kept = marshal.loads(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValueError, EOFError, TypeError) as error:
        logger.info("%s cannot be used (%s); the patterns are compiled anew.", path, error)
        return []
    return kept if isinstance(kept, list) else []


def _write(path: Path, networks: list[Plain]) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(marshal.dumps(networks))
        beside.replace(path)
        newest = sorted(path.parent.glob("*.bin"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in newest[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        logger.info("%s cannot be written (%s); the next start compiles the patterns anew.", path, error)
