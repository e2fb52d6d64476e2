"""The plain way to find symptoms: a list of phrases, and a few words of negation before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.knowledge import Knowledge
from bot.language.wordings import WORDINGS_EACH, Wordings
from evaluation import outside
from evaluation.comparison.negation import denied
from evaluation.comparison.understander import Found

VOCABULARY = outside.FOLDER.parent / "symptom-vocabulary.txt"
"""Symptoms with lay phrases (the last of its columns), by people outside the project; not everybody has it."""


def lay_phrases(knowledge: Knowledge, vocabulary: Path = VOCABULARY) -> list[tuple[str, str]]:
    """(phrase, symptom id): all names, our own patterns read out, and the outside vocabulary where it is there.

    The plain matcher is given every phrase there is, so that what it lacks is no phrase.
    """
    phrases = dict.fromkeys(Wordings(knowledge).examples(WORDINGS_EACH))
    if vocabulary.is_file():
        phrases |= dict.fromkeys(_listed(vocabulary.read_text(encoding="utf-8")))
    return list(phrases)


def _listed(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            symptom, *_, phrases = line.split("|")
            yield from ((phrase.strip(), symptom) for phrase in phrases.split(";") if phrase.strip())


@dataclass(frozen=True)
class _Match:
    start: int
    end: int
    symptom: str


class PhraseMatching:
    """Finds phrases word by word, whatever their case; the longer phrase wins. All is present that is not denied.

    Args:
        phrases: (phrase, symptom id).
        name: the name in the tables.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], name: str = "phrase matcher + NegEx") -> None:
        # Late: not every part of an evaluation may pay for spaCy, which imports TensorFlow where that is not forbidden.
        import spacy
        from spacy.matcher import PhraseMatcher

        self.name = name
        self._nlp = spacy.blank("en")
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for phrase, symptom in phrases:
            self._matcher.add(symptom, [self._cut(phrase)])

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        """What each of the messages says."""
        return [list(self._found(text)) for text in texts]

    def _cut(self, text: str) -> Any:
        return self._nlp.make_doc(text.replace("’", "'"))

    def _found(self, text: str) -> Iterator[Found]:
        doc = self._cut(text)
        found = [_Match(start, end, self._nlp.vocab.strings[key]) for key, start, end in self._matcher(doc)]
        matches = _longest(found)
        taken = {place for m in matches for place in range(m.start, m.end)}
        reached = denied([token.lower_ for token in doc], taken)
        for match in matches:
            span = doc[match.start : match.end]
            status = "absent" if match.start in reached else "present"
            yield Found(match.symptom, status, span.start_char, span.end_char)


def _longest(found: Iterable[_Match]) -> list[_Match]:
    """Matches that overlap no longer (or earlier, equally long) one, in order; a phrase of two symptoms means both."""
    kept: list[_Match] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start, m.symptom)):
        same = any((match.start, match.end) == (k.start, k.end) for k in kept)
        if same or all(match.end <= k.start or k.end <= match.start for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.symptom))
