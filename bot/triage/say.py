"""One message of an answer, before the domain puts it in words."""

from __future__ import annotations

from typing import Any

import msgspec


class Say(msgspec.Struct, frozen=True, kw_only=True):
    """One message: a response of the domain, the values for its placeholders, and the structured part for channels."""

    response: str
    values: dict[str, str]
    metadata: dict[str, Any]
    buttons: tuple[dict[str, str], ...] = ()
