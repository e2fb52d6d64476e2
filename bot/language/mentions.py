"""Third component: body parts and sensations, the pieces that symptoms are composed of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from spacy.tokens import Doc

from bot.knowledge.model import BodyPart
from bot.language.matching import Matcher
from bot.language.sheet import Mention, Sheet, sheet_of
from bot.language.spans import ByWord, Cover
from bot.language.text import Text

BODY = "body"
SENSATION = "sensation"
OWNERS = frozenset(("my", "his", "her", "your", "their", "our"))


class Mentions:
    """Writes the sheet's mentions and tags the words with them, so that patterns can refer to them.

    Args:
        matcher: finds (kind, id) pairs of kind "body" or "sensation".
        idioms: finds spans that only sound like the body ("sick of it", "back to work").
        parts: the body parts.
        portions, determiners: words that may stand between "back" and "head" in "the back (part) of my head".
    """

    def __init__(
        self,
        matcher: Matcher[tuple[str, str]],
        idioms: Matcher[str],
        parts: Mapping[str, BodyPart],
        portions: Set[str],
        determiners: Set[str],
    ) -> None:
        self._matcher = matcher
        self._idioms = idioms
        self._parts = parts
        self._portions = portions
        self._determiners = determiners

    def __call__(self, doc: Doc) -> Doc:
        """Add the mentions of this doc."""
        sheet = sheet_of(doc)
        found = [Mention(kind, id_, start, end) for (kind, id_), start, end in self._matcher.find(sheet.text)]
        sheet.idioms = [(start, end) for _, start, end in self._idioms.find(sheet.text)]
        sheet.mentions = self._drop_idioms(sheet, self._without_positions(sheet.text, _longest(found)))
        for mention in sheet.mentions:
            for tag in self._tags(mention):
                sheet.text.tag(tag, mention.start, mention.end)
        return doc

    def _without_positions(self, text: Text, mentions: list[Mention]) -> list[Mention]:
        """Let a part that only tells where on another part ("the back of my head") be one with that other."""
        body = {m.start: m for m in mentions if m.kind == BODY}
        merged: dict[Mention, Mention | None] = {}
        for mention in body.values():
            whole = body.get(self._of_what(text, mention)) if self._parts[mention.id].position else None
            if whole is not None:
                merged[mention] = None
                merged[whole] = replace(whole, start=mention.start)
        return sorted((w for m in mentions if (w := merged.get(m, m))), key=lambda m: (m.start, m.end, m.id))

    def _of_what(self, text: Text, mention: Mention) -> int:
        """The word at which the part would start that a position belongs to; -1 if it does not go on with "of"."""
        i, words = mention.end, text.words
        if i < len(words) and words[i] in self._portions:
            i += 1
        if i >= len(words) or words[i] != "of":
            return -1
        i += 1
        while i < len(words) and words[i] in self._determiners and not text.pauses[i]:
            i += 1
        return i

    def _drop_idioms(self, sheet: Sheet, mentions: list[Mention]) -> list[Mention]:
        text, idioms = sheet.text, Cover(sheet.idioms)
        sensations = {m.start for m in mentions if m.kind == SENSATION}
        return [
            m for m in mentions if owned(text, m) or _leads(text, m, sensations) or not idioms.holds(m.start, m.end)
        ]

    def _tags(self, mention: Mention) -> Iterable[str]:
        yield mention.id
        yield mention.kind
        parent = self._parts[mention.id].parent if mention.kind == BODY else None
        while parent:
            yield parent
            parent = self._parts[parent].parent


def owned(text: Text, mention: Mention) -> bool:
    """Whether a body part is plainly somebody's ("my back to the wall" is still a back)."""
    return mention.kind == BODY and mention.start > 0 and text.words[mention.start - 1] in OWNERS


def _leads(text: Text, mention: Mention, sensations: Set[int]) -> bool:
    """Whether a body part makes one name with the sensation after it ("I get back pain" is not "I get back")."""
    return mention.kind == BODY and mention.end in sensations and not text.pauses[mention.end]


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions of one kind, in text order.

    One word may stand for several sensations ("heavy" legs, a "heavy" chest): those stay, the body part decides.
    """
    kept: list[Mention] = []
    by_word: ByWord[Mention] = ByWord()
    for mention in sorted(set(mentions), key=lambda m: (m.start - m.end, m.start, m.id)):
        words = range(mention.start, mention.end)
        rivals = (k for k in by_word.sharing(words) if k.kind == mention.kind)
        if all((k.start, k.end) == (mention.start, mention.end) for k in rivals):
            kept.append(mention)
            by_word.add(mention, words)
    return sorted(kept, key=lambda m: (m.start, m.end, m.id))
