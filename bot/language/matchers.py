"""The patterns of the knowledge files, compiled into matchers: one for each kind of thing that is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property, partial
from typing import Any, TypeVar

import msgspec

from bot.knowledge import Knowledge
from bot.knowledge.model import HistoryFact, Site
from bot.knowledge.words import Cue, Topic
from bot.language.context import CueRule
from bot.language.facts import VOIDS, FactWords
from bot.language.frames import Piece
from bot.language.inflection import plural_forms, surface_forms
from bot.language.matching import Matcher
from bot.language.mentions import BODY, SENSATION
from bot.language.modifiers import Setting
from bot.language.patterns import Compiler, Pattern, PatternError
from bot.strict import DataError

RELATIVE = "relative"
"""The word class of relatives, which the grammar lists."""

SITE = "{site}"
"""In a pattern of history.yml: any word for any site."""

K = TypeVar("K")


class Matchers:
    """All matchers of a knowledge.

    Raises:
        DataError: if a pattern cannot be compiled, naming the file and the entry.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._k = knowledge
        words, grammar = knowledge.words, knowledge.words.grammar
        self.aliases = {alias.lower(): word.lower() for alias, word in words.spellings.items()}
        self._named = {**words.classes, RELATIVE: grammar.relatives}
        inflect = partial(surface_forms, irregular=grammar.irregular, fixed=frozenset(grammar.uninflected))
        tags = {BODY, SENSATION, *knowledge.body_parts, *knowledge.sensations}
        self._compiler = Compiler(lambda word: self._as_spelt(inflect(word)), self._named, tags)
        self._nouns = Compiler(lambda word: self._as_spelt(_noun_forms(word)), {})
        self.classes = self._class_matchers()
        self.idioms = self._matcher("words/idioms.yml", (("idioms", p, p) for p in words.idioms))
        self.mentions = self._mention_matcher()
        self.symptoms = self._matcher("symptoms", self._symptom_patterns())
        told = ((m.id, p, Setting(m.sets, m.value)) for m in words.modifiers.values() for p in m.patterns)
        self.settings = self._matcher("words/modifiers.yml", told)
        cues = ((c.id, p, _rule(c)) for c in words.cues.values() for p in c.patterns)
        self.cues = self._matcher("words/cues.yml", cues)
        self.pseudo_cues = self._matcher("words/idioms.yml", (("pseudo_cues", p, p) for p in words.pseudo_cues))
        self.asking_for = self._matcher("words/grammar.yml", (("asking_for", p, p) for p in grammar.asking_for))
        self.triggers = self._trigger_matcher()
        self.facts = self._fact_words()

    @cached_property
    def topics(self) -> Matcher[str]:
        """Cues for what a message is about; only the intents need them, and no spelling is mended towards them."""
        return self._topics(self._k.words.topics.values())

    def familiar(self) -> set[str]:
        """Every surface form that has to do with what Waymark is for, and all function words."""
        grammar = self._k.words.grammar
        lists = (words for name, words in msgspec.structs.asdict(grammar).items() if name != "irregular")
        function_words = {word for words in lists for word in words}
        irregular = {word for base, forms in grammar.irregular.items() for word in (base, *forms)}
        own = self._topics(t for t in self._k.words.topics.values() if not t.foreign)
        return self.vocabulary() | own.vocabulary() | function_words | irregular

    def _topics(self, topics: Iterable[Topic]) -> Matcher[str]:
        return self._matcher("words/topics.yml", ((t.id, p, t.id) for t in topics for p in t.patterns))

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern knows."""
        used: tuple[Matcher[Any] | FactWords, ...] = (
            *self.classes,
            self.mentions,
            self.symptoms,
            self.settings,
            self.cues,
            self.pseudo_cues,
            self.idioms,
            self.facts,
        )
        # People that only the grammar knows are not to be mended into others ("grandkids", "grandads").
        return set(self._k.words.grammar.strangers).union(*(matcher.vocabulary() for matcher in used))

    def _as_spelt(self, forms: Set[str]) -> frozenset[str]:
        """Forms as they stand in a message whose spelling has been mended ("mets": "metastases")."""
        return frozenset(self.aliases.get(form, form) for form in forms)

    def _class_matchers(self) -> list[Matcher[str]]:
        file, classes = "words/classes", self._named
        for name in classes:
            _compile(self._compiler, f"@{name}", file, name)
        try:
            levels = self._compiler.class_levels()
        except PatternError as error:
            raise DataError(f"{file}: {error}") from error
        return [self._matcher(file, ((n, p, n) for n in level for p in classes[n])) for level in levels]

    def _mention_matcher(self) -> Matcher[tuple[str, str]]:
        matcher: Matcher[tuple[str, str]] = Matcher()
        for part in self._k.body_parts.values():
            for phrase in part.words:
                pattern = _compile(self._nouns, phrase, "words/body_parts.yml", part.id)
                matcher.add(pattern, (BODY, part.id))
        for sensation in self._k.sensations.values():
            for phrase in (*sensation.words, *sensation.follows):
                pattern = _compile(self._compiler, phrase, "words/sensations.yml", sensation.id)
                matcher.add(pattern, (SENSATION, sensation.id))
        return matcher

    def _symptom_patterns(self) -> Iterator[tuple[str, str, str | Piece]]:
        for symptom in self._k.symptoms.values():
            yield from ((symptom.id, pattern, symptom.id) for pattern in symptom.patterns)
            for frame, pieces in enumerate(symptom.together):
                for number, pattern in enumerate(pieces):
                    yield symptom.id, pattern, Piece(symptom.id, frame, number, len(pieces))

    def _trigger_matcher(self) -> Matcher[str]:
        triggers = (m for m in self._k.words.modifiers.values() if m.sets == "triggers")
        return self._matcher("words/modifiers.yml", ((m.id, p, m.id) for m in triggers for p in m.patterns))

    def _fact_words(self) -> FactWords:
        k = self._k
        facts = [h for h in k.history.values() if not h.voids]
        names = ((m.id, n, m.id) for m in k.medicines.values() for n in (m.id.replace("_", " "), *m.names))
        return FactWords(
            told=self._history(h for h in facts if h.breast_cancer or h.subtype),
            spread=self._matcher("history.yml", _of_every_site(k.sites, facts)),
            medicines=self._matcher("medicines.yml", names),
            sites=self._matcher("sites.yml", ((s.id, w, s.id) for s in k.sites.values() for w in s.words)),
            voids={kind: self._history(h for h in k.history.values() if h.voids == kind) for kind in VOIDS},
        )

    def _history(self, facts: Iterable[HistoryFact]) -> Matcher[str]:
        return self._matcher("history.yml", ((h.id, p, h.id) for h in facts for p in h.patterns))

    def _matcher(self, file: str, entries: Iterable[tuple[str, str, K]]) -> Matcher[K]:
        """A matcher of (entry id, pattern, key) triples that stand in a knowledge file."""
        matcher: Matcher[K] = Matcher()
        for entry, pattern, key in entries:
            matcher.add(_compile(self._compiler, pattern, file, entry), key)
        return matcher


def _compile(compiler: Compiler, pattern: str, file: str, entry: str) -> Pattern:
    try:
        return compiler.compile(pattern)
    except PatternError as error:
        raise DataError(f"{file}: entry '{entry}': {error}") from error


def _of_every_site(sites: Mapping[str, Site], facts: Iterable[HistoryFact]) -> Iterator[tuple[str, str, str]]:
    """Wordings that tell where spread is known, for every word of every site."""
    words = [(site.id, f"({word})") for site in sites.values() for word in site.words]
    patterns = [(fact.id, pattern) for fact in facts for pattern in fact.patterns if SITE in pattern]
    return ((fact, pattern.replace(SITE, word), site) for fact, pattern in patterns for site, word in words)


def _noun_forms(word: str) -> Set[str]:
    return {word[:-1]} if word.endswith("!") else plural_forms(word)


def _rule(cue: Cue) -> CueRule:
    return CueRule(cue.status, cue.direction, frozenset(cue.until), cue.ended)
