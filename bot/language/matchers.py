"""The patterns of the knowledge files, compiled into matchers: one for each kind of thing that is looked for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from functools import cached_property, partial
from typing import TypeVar

import msgspec

from bot.knowledge import Knowledge
from bot.knowledge.model import HistoryFact, Site
from bot.knowledge.words import Cue, Topic
from bot.language.compiling import Source, fill
from bot.language.facts import VOIDS, FactWords
from bot.language.frames import Piece
from bot.language.inflection import plural_forms, surface_forms
from bot.language.matching import Matcher, Scan
from bot.language.mentions import BODY, SENSATION
from bot.language.modifiers import Setting
from bot.language.patterns import Compiler, PatternError
from bot.language.told import CueRule
from bot.strict import DataError

RELATIVE = "relative"
"""The word class of relatives, which the grammar lists."""

SITE = "{site}"
"""In a pattern of history.yml: any word for any site."""

K = TypeVar("K", bound=Hashable)


class Matchers:
    """All matchers of a knowledge; those that look at the same things share a scan.

    Raises:
        DataError: if a pattern cannot be compiled, naming the file and the entry.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._k = knowledge
        words, grammar = knowledge.words, knowledge.words.grammar
        self.aliases = {alias.lower(): word.lower() for alias, word in words.spellings.items()}
        self._named = {**words.classes, RELATIVE: grammar.relatives}
        inflect = partial(surface_forms, irregular=grammar.irregular, fixed=frozenset(grammar.uninflected))
        self._tags = {BODY, SENSATION, *knowledge.body_parts, *knowledge.sensations}
        self._compiler = Compiler(lambda word: self._as_spelt(inflect(word)), self._named, self._tags)
        self._before_mentions = Compiler(lambda word: self._as_spelt(inflect(word)), self._named)
        self._nouns = Compiler(lambda word: self._as_spelt(_noun_forms(word)), {})
        self._sources: dict[Scan, list[Source]] = {}
        self.classes = self._class_matchers()
        first = Scan()
        idioms = (("idioms", p, p) for p in words.idioms)
        self.idioms = self._matcher(first, "words/idioms.yml", idioms, self._before_mentions)
        self.mentions = self._mention_matcher(first)
        rest = Scan()
        self.symptoms = self._matcher(rest, "symptoms", self._symptom_patterns())
        told = ((m.id, p, Setting(m.sets, m.value)) for m in words.modifiers.values() for p in m.patterns)
        self.settings = self._matcher(rest, "words/modifiers.yml", told)
        cues = ((c.id, p, _rule(c)) for c in words.cues.values() for p in c.patterns)
        self.cues = self._matcher(rest, "words/cues.yml", cues)
        pseudo_cues = (("pseudo_cues", p, p) for p in words.pseudo_cues)
        self.pseudo_cues = self._matcher(rest, "words/idioms.yml", pseudo_cues)
        asking_for = (("asking_for", p, p) for p in grammar.asking_for)
        self.asking_for = self._matcher(rest, "words/grammar.yml", asking_for)
        self.triggers = self._trigger_matcher(rest)
        self.facts = self._fact_words(rest)
        self._known = self._fill()

    @cached_property
    def topics(self) -> Matcher[str]:
        """Cues for what a message is about; only the intents need them, and no spelling is mended towards them."""
        matcher = self._matcher(Scan(), "words/topics.yml", _cues(self._k.words.topics.values()))
        self._fill()
        return matcher

    def familiar(self) -> set[str]:
        """Every surface form that has to do with what Waymark is for, and all function words."""
        grammar = self._k.words.grammar
        lists = (words for name, words in msgspec.structs.asdict(grammar).items() if name != "irregular")
        function_words = {word for words in lists for word in words}
        irregular = {word for base, forms in grammar.irregular.items() for word in (base, *forms)}
        own = (t for t in self._k.words.topics.values() if not t.foreign)
        self._matcher(Scan(), "words/topics.yml", _cues(own))
        return self.vocabulary() | self._fill() | function_words | irregular

    def vocabulary(self) -> set[str]:
        """Every surface form that some pattern knows, but for the topics."""
        # People that only the grammar knows are not to be mended into others ("grandkids", "grandads").
        return self._known | set(self._k.words.grammar.strangers)

    def _fill(self) -> set[str]:
        """Compile what has been collected; returns its surface forms."""
        grammar = self._k.words.grammar
        made_from = (self._named, self.aliases, grammar.irregular, grammar.uninflected, sorted(self._tags))
        fill(self._sources.items(), made_from)
        known = {word for scan in self._sources for word in scan.network.words}
        self._sources = {}
        return known

    def _as_spelt(self, forms: Set[str]) -> frozenset[str]:
        """Forms as they stand in a message whose spelling has been mended ("mets": "metastases")."""
        return frozenset(self.aliases.get(form, form) for form in forms)

    def _class_matchers(self) -> list[Matcher[str]]:
        file, classes = "words/classes", self._named
        try:
            levels = self._compiler.class_levels()
        except PatternError as error:
            raise DataError(f"{file}: entry '{error.name}': {error}") from error
        return [self._matcher(Scan(), file, ((n, p, n) for n in level for p in classes[n])) for level in levels]

    def _mention_matcher(self, scan: Scan) -> Matcher[tuple[str, str]]:
        matcher: Matcher[tuple[str, str]] = Matcher(scan)
        parts = ((part.id, word, (BODY, part.id)) for part in self._k.body_parts.values() for word in part.words)
        self._add(scan, matcher, "words/body_parts.yml", parts, self._nouns)
        felt = (
            (sensation.id, word, (SENSATION, sensation.id))
            for sensation in self._k.sensations.values()
            for word in (*sensation.words, *sensation.follows)
        )
        self._add(scan, matcher, "words/sensations.yml", felt, self._before_mentions)
        return matcher

    def _symptom_patterns(self) -> Iterator[tuple[str, str, str | Piece]]:
        for symptom in self._k.symptoms.values():
            yield from ((symptom.id, pattern, symptom.id) for pattern in symptom.patterns)
            for frame, pieces in enumerate(symptom.together):
                for number, pattern in enumerate(pieces):
                    yield symptom.id, pattern, Piece(symptom.id, frame, number, len(pieces))

    def _trigger_matcher(self, scan: Scan) -> Matcher[str]:
        triggers = (m for m in self._k.words.modifiers.values() if m.sets == "triggers" and m.sets_off)
        return self._matcher(scan, "words/modifiers.yml", ((m.id, p, m.id) for m in triggers for p in m.patterns))

    def _fact_words(self, scan: Scan) -> FactWords:
        k = self._k
        facts = [h for h in k.history.values() if not h.voids]
        names = ((m.id, n, m.id) for m in k.medicines.values() for n in (m.id.replace("_", " "), *m.names))
        return FactWords(
            told=self._history(scan, (h for h in facts if h.breast_cancer or h.subtype)),
            spread=self._matcher(scan, "history.yml", _of_every_site(k.sites, facts)),
            medicines=self._matcher(scan, "medicines.yml", names),
            sites=self._matcher(scan, "sites.yml", ((s.id, w, s.id) for s in k.sites.values() for w in s.words)),
            voids={kind: self._history(scan, (h for h in k.history.values() if h.voids == kind)) for kind in VOIDS},
        )

    def _history(self, scan: Scan, facts: Iterable[HistoryFact]) -> Matcher[str]:
        return self._matcher(scan, "history.yml", ((h.id, p, h.id) for h in facts for p in h.patterns))

    def _matcher(
        self, scan: Scan, file: str, entries: Iterable[tuple[str, str, K]], compiler: Compiler | None = None
    ) -> Matcher[K]:
        """A matcher of (entry id, pattern, key) triples that stand in a knowledge file, not compiled yet."""
        matcher: Matcher[K] = Matcher(scan)
        self._add(scan, matcher, file, entries, compiler or self._compiler)
        return matcher

    def _add(
        self, scan: Scan, matcher: Matcher[K], file: str, entries: Iterable[tuple[str, str, K]], compiler: Compiler
    ) -> None:
        sources = self._sources.setdefault(scan, [])
        sources += (Source(pattern, file, entry, matcher.number(key), compiler) for entry, pattern, key in entries)


def _cues(topics: Iterable[Topic]) -> Iterator[tuple[str, str, str]]:
    return ((topic.id, pattern, topic.id) for topic in topics for pattern in topic.patterns)


def _of_every_site(sites: Mapping[str, Site], facts: Iterable[HistoryFact]) -> Iterator[tuple[str, str, str]]:
    """Wordings that tell where spread is known, for every word of every site."""
    words = [(site.id, f"({word})") for site in sites.values() for word in site.words]
    patterns = [(fact.id, pattern) for fact in facts for pattern in fact.patterns if SITE in pattern]
    return ((fact, pattern.replace(SITE, word), site) for fact, pattern in patterns for site, word in words)


def _noun_forms(word: str) -> Set[str]:
    return {word[:-1]} if word.endswith("!") else plural_forms(word)


def _rule(cue: Cue) -> CueRule:
    return CueRule(cue.status, cue.direction, frozenset(cue.until), cue.ended)
