"""Seventh component: whether each symptom is there now, denied, past, feared, or in doubt.

Cues and their reach are data (words/cues.yml); the way of working follows ConText (Harkema et al. 2009), with
clauses in place of fixed windows.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from bot.findings import Status
from bot.language.matching import Matcher
from bot.language.mentions import BODY
from bot.language.sheet import Candidate, Sheet, sheet_of
from bot.language.spans import ByWord, Starts

Direction = Literal["forward", "backward", "clause", "after", "before"]
"""Ways to reach inside a clause; "after": what is named right before the cue; "before": all that was gone through."""

_REACH = 60
"""Words beyond which no cue reaches, in a message without any mark: longer lists are not written by people."""

_LONGEST_PSEUDO = 12
_SHORT_QUESTION = 6
"""Words of a question that is answered at once."""

_BARE_QUESTION = 4
"""Words of a question that only names something ("any night sweats?")."""
_STEPS_BACK = 3
"""Clauses over which "it came back" looks for what came back."""

_LISTING_NEGATORS = frozenset(("no", "without", "not"))
_NO = frozenset(("no", "nope", "nah"))
_ANSWERS = frozenset((*_NO, "not", "never", "none", "neither", "nor", "nothing"))
_LEADS = frozenset(
    [
        "also",
        "again",
        "and",
        "thankfully",
        "luckily",
        "fortunately",
        "happily",
        "definitely",
        "certainly",
        "still",
        "i",
        "we",
        "she",
        "he",
        "they",
        "it",
        "there",
        "do",
        "did",
        "does",
        "have",
        "had",
        "has",
        "am",
        "is",
        "are",
        "was",
        "were",
        "would",
        "say",
        "so",
        "far",
        "as",
        "yet",
        "mostly",
        "touch",
        "wood",
        "thank",
        "god",
        "goodness",
    ]
)
"""What may lead an answer ("also no", "I did not", "I'd say no")."""
_ANSWERS_ON = frozenset((*_NO, "not", "never", "none", "really", "me", "yet", "recently", "lately", "once"))
_ANSWERS_ON_BY_TWO = frozenset(
    tuple(pair.split())
    for pair in [
        "that i",
        "that we",
        "that she",
        "that he",
        "so far",
        "at all",
        "at present",
        "at the",
        "to speak",
        "to mention",
        "as yet",
        "a bit",
        "a chance",
        "a jot",
        "a thing",
        "of them",
        "of those",
        "of these",
    ]
)
"""What may follow the "no" that answers a question ("no, not really"; "not that I know"; "none of them")."""
_ASKS_FOR_MORE = frozenset(("why", "how", "what", "when", "who", "where"))
_ASKING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "should",
        "may",
        "might",
    ]
)
_ASKED = frozenset(["the", "my", "his", "her", "their", "our", "this", "that", "these", "those", "it", "they"])
"""What follows the verb of a question ("has the …")."""
_OF_ITS_COURSE = frozenset(
    [
        "gone",
        "going",
        "away",
        "better",
        "stopped",
        "stop",
        "eased",
        "ease",
        "easing",
        "improved",
        "improving",
        "settled",
        "settling",
        "cleared",
        "clearing",
        "help",
        "helps",
        "helped",
        "relief",
        "over",
        "free",
        "control",
        "normal",
        "usual",
        "common",
        "expected",
        "ok",
        "okay",
        "fine",
        "safe",
        "sign",
        "mean",
        "cause",
        "caused",
    ]
)
"""Words of questions about something that is there: "no" denies no symptom then ("has the pain gone? No")."""
_AND = frozenset(("and", "but", "plus"))
_JOINED = frozenset(("and", "or", "nor", "plus"))
_LEADING_A_NAME = frozenset(("the", "my", "his", "her", "any", "a", "an", "some", "this", "that", "these", "those"))
_OR = frozenset(("or", "nor", "any", "either"))
_LIST = 12
"""Words around a denial within which other denials make a list with it."""

_NEGATORS = frozenset(("no", "not", "never", "without", "nor", "neither", "none"))


@dataclass(frozen=True)
class CueRule:
    """What a cue does: the status it gives, which way it reaches, and the words that end its reach.

    `ended`: it only tells that something has stopped, which takes nothing off an event.
    """

    status: Status
    direction: Direction
    until: Set[str] = frozenset()
    ended: bool = False


@dataclass(frozen=True)
class Definite:
    """Words before a symptom that tell that somebody has it: "my cough", "this back pain"."""

    possessives: Set[str]
    demonstratives: Set[str]


@dataclass(frozen=True)
class Sparing:
    """Symptoms that count although they are over (`events`: a fit), or although they are only feared (`crises`).

    `urgent` ones are emergencies on their own.
    """

    events: Set[str]
    crises: Set[str]
    urgent: Set[str]


class _Span(NamedTuple):
    start: int
    end: int


class Context:
    """Sets the status of every candidate.

    Args:
        cues: finds cue spans; the key is the cue's rule.
        pseudo: finds spans that look like cues and are none ("no idea", "not only").
        definite: words by which a symptom is spoken of as real.
        sparing: which symptoms cues spare.
    """

    def __init__(self, cues: Matcher[CueRule], pseudo: Matcher[str], definite: Definite, sparing: Sparing) -> None:
        self._cues = cues
        self._pseudo = pseudo
        self._definite = definite
        self._sparing = sparing

    def __call__(self, doc: Doc) -> Doc:
        """Set the statuses on this doc's sheet."""
        sheet = sheet_of(doc)
        blocked = Starts([_Span(start, end) for _, start, end in self._pseudo.find(sheet.text)])
        told = _Told(sheet, self._definite)
        answered = _answered_questions(told)
        for candidate in sheet.candidates:
            if candidate.end <= answered.get(candidate.start, -1):
                candidate.status = "absent"
            elif _waved_away(sheet, candidate):
                # Nothing urgent is dropped on the strength of a stray "no".
                candidate.status = "uncertain" if candidate.symptom in self._sparing.urgent else "absent"
        for rule, start, end in self._cues.find(sheet.text):
            telling = _telling(sheet, start, end)
            looking = telling if rule.status == "absent" else range(start, end)
            if _is_blocked(blocked, looking, start, end) or told.holds(telling):
                continue
            if rule.status == "past" and rule.direction in ("backward", "after") and told.is_asked(start):
                continue  # "Has the chest pain gone?"
            self._apply(told, rule, start, end)
        return doc

    def _apply(self, told: _Told, rule: CueRule, start: int, end: int) -> None:
        takes_back = rule.status == "present"
        for candidate in told.near(start, end):
            if rule.ended and candidate.symptom in self._sparing.events:
                continue
            if rule.status == "hypothetical" and told.is_real(candidate):
                continue
            if (candidate.status == "present") != takes_back and told.reached(rule, start, end, candidate):
                # Doubt counts as yes: "what if I just end it" is how people speak of a crisis they are in.
                in_crisis = rule.status == "hypothetical" and candidate.symptom in self._sparing.crises
                candidate.status = "uncertain" if in_crisis else rule.status


def _answered_questions(told: _Told) -> dict[int, int]:
    """Short questions that are denied at once ("Fever? No. Cough? None."): for each word of one, where it ends.

    "Why am I coughing blood? No one will say" denies nothing: more follows the "no", and who asks why has it.
    """
    text = told.sheet.text
    words, pauses = text.words, text.pauses
    found: dict[int, int] = {}
    for after in text.questions:
        if not _is_denial(told.sheet, after):
            continue
        first = _sentence_before(pauses, after, _SHORT_QUESTION)
        if after - first > _SHORT_QUESTION or _is_of_what_is_there(told, first, after):
            continue
        while first in text.questions:  # "Aches? Pains? No."
            earlier = _sentence_before(pauses, first, _BARE_QUESTION)
            if first - earlier > _BARE_QUESTION or words[earlier] in (_ASKS_FOR_MORE | _ASKING):
                break
            first = earlier
        found.update(dict.fromkeys(range(first, after), after))
    return found


def _sentence_before(pauses: Sequence[str], after: int, longest: int) -> int:
    """Where the sentence starts that ends before a word; it is looked for no further back than the longest wanted."""
    first = after - 1
    while first > 0 and pauses[first] != "." and after - first <= longest:
        first -= 1
    return first


def _is_denial(sheet: Sheet, at: int) -> bool:
    """Whether a bare "no" begins here, perhaps with words that lead it ("I did not", "also no", "none of them")."""
    words, pauses = sheet.text.words, sheet.text.pauses
    first = at
    while at < len(words) and words[at] in _LEADS and (at == first or pauses[at] != "."):
        at += 1
    if at >= len(words) or words[at] not in _ANSWERS or (at > first and pauses[at] == "."):
        return False
    after = at + 1
    if after == len(words) or pauses[after] or words[after] in _ANSWERS_ON:
        return True
    return tuple(words[after : after + 2]) in _ANSWERS_ON_BY_TWO


def _is_of_what_is_there(told: _Told, first: int, after: int) -> bool:
    """Whether a question is not whether something is there ("why …?", "is my cough better?", "is pain normal?")."""
    words = told.sheet.text.words[first:after]
    if words[0] not in _ASKING:
        return words[0] in _ASKS_FOR_MORE
    return not _OF_ITS_COURSE.isdisjoint(words) or any(map(told.is_real, told.between(first, after)))


def _waved_away(sheet: Sheet, candidate: Candidate) -> bool:
    """Whether a bare "no" comes right after it ("bleeding, no, nothing like that", "dizzy no not dizzy")."""
    words, pauses, at = sheet.text.words, sheet.text.pauses, candidate.end
    if at >= len(words) or words[at] not in _NO or pauses[at] == ".":
        return False
    if at + 1 == len(words) or pauses[at + 1] or words[at + 1] in _NO:
        return True
    # "Dizzy, no, not dizzy", "the pain, no, there's no pain".
    rest = words[at + 1 : at + 1 + _SHORT_QUESTION]
    denied = next((w for w, word in enumerate(rest) if word in _NEGATORS), None)
    if denied is None:
        return False
    return rest[denied + 1 : denied + 2] in ([], [words[candidate.start]], [words[at - 1]]) or rest[:2] == [
        "not",
        "really",
    ]


def _telling(sheet: Sheet, start: int, end: int) -> list[int]:
    """The words of a cue that make it one: those that negate, or all of them if none does."""
    return [w for w in range(start, end) if sheet.text.words[w] in _NEGATORS] or list(range(start, end))


def _is_blocked(pseudo: Starts[_Span], looking: Sequence[int], start: int, end: int) -> bool:
    """Whether what makes a cue one belongs to a pseudo-cue; one that is but a part of the cue itself does not count."""
    around = pseudo.between(looking[0] - _LONGEST_PSEUDO, looking[0] + 1)
    return any(looking[-1] < span.end and not (start <= span.start and span.end < end) for span in around)


class _Told:
    """The candidates of a message, for quick look-up."""

    def __init__(self, sheet: Sheet, definite: Definite) -> None:
        self.sheet = sheet
        self._definite = definite
        self._starts = Starts(sorted(sheet.candidates, key=lambda c: c.start))
        self._by_word: ByWord[Candidate] = ByWord()
        self._first_of_ending: dict[int, int] = {}
        for candidate in self._starts.between(0, len(sheet.text.words)):
            self._first_of_ending.setdefault(candidate.end, candidate.start)
        for candidate in sheet.candidates:
            self._by_word.add(candidate, candidate.words)
        self._body_starts = {m.start for m in sheet.mentions if m.kind == BODY}
        self._clauses_with_start = {sheet.clause[c.start] for c in sheet.candidates}

    def holds(self, telling: Sequence[int]) -> bool:
        """Whether a cue belongs to a symptom ("no appetite", "can't breathe") and so denies nothing."""
        return any(all(w in c.words for w in telling) for c in self._by_word.sharing(telling[:1]))

    def between(self, first: int, last: int) -> Sequence[Candidate]:
        """The candidates that start at word `first` or later and before word `last`."""
        return self._starts.between(first, last)

    def near(self, start: int, end: int) -> Sequence[Candidate]:
        """The candidates that a cue in this place could reach at all."""
        return self._starts.between(start - _REACH, end + _REACH)

    def is_asked(self, at: int) -> bool:
        """Whether the clause of a word asks ("has the pain …", not "have had it")."""
        words, clause = self.sheet.text.words, self.sheet.clause
        first = at
        while first > 0 and clause[first - 1] == clause[at] and at - first < _REACH:
            first -= 1
        return words[first] in _ASKING and words[first + 1 : first + 2] != [] and words[first + 1] in _ASKED

    def is_real(self, candidate: Candidate) -> bool:
        """Whether a symptom is spoken of as one that somebody has: "is this pain …", not "is pain …"."""
        before = self.sheet.text.words[candidate.start - 1] if candidate.start else ""
        # "What if my legs go weak" owns the legs, not the weakness.
        owned = before in self._definite.possessives and candidate.start not in self._body_starts
        return owned or before in self._definite.demonstratives

    def reached(self, rule: CueRule, start: int, end: int, candidate: Candidate) -> bool:
        """Whether a cue from word `start` up to `end` speaks of the candidate."""
        if rule.direction == "after":
            return candidate.end in self._named_before(start)
        if rule.direction == "before":
            return candidate.end <= start and candidate.start >= self._gone_through(start)
        clause = self.sheet.clause[start]
        if rule.direction == "backward":
            steps = _STEPS_BACK if rule.status == "present" else 1
            while steps and clause not in self._clauses_with_start:
                clause, steps = clause - 1, steps - 1
        inside = [w for w in sorted(candidate.words) if self.sheet.clause[w] == clause]
        if not inside:
            return False
        if rule.direction == "clause":
            return True
        if rule.direction == "forward":
            if rule.status == "hypothetical" and start < inside[0] and inside[-1] < end:
                return True  # "is a cough a sign of …"
            first = next((w for w in inside if w >= end), None)
            if first is None or self._ended(rule, end, first):
                return False
            return rule.status != "absent" or not self._own_denials_only(clause, start, end, first)
        # A cue inside the symptom is part of it ("my legs have gone weak").
        return inside[-1] < start and not self._ended(rule, inside[-1] + 1, start)

    def _named_before(self, at: int) -> set[int]:
        """The words before which the symptoms end that are named right before a word, joined by "and" or "or"."""
        words, pauses, first = self.sheet.text.words, self.sheet.text.pauses, at
        found: set[int] = set()
        while at in self._first_of_ending and pauses[at] != "." and first - at < _REACH:
            found.add(at)
            at = self._first_of_ending[at]
            while at > 1 and words[at - 1] in _LEADING_A_NAME:
                at -= 1
            if at < 1 or words[at - 1] not in _JOINED:
                break
            at -= 1
        return found

    def _gone_through(self, at: int) -> int:
        """Where the sentence starts, or what was asked before, that "none of that" speaks of."""
        pauses, first = self.sheet.text.pauses, max(0, at - _REACH)
        begin = next((w for w in range(at, first, -1) if pauses[w] == "."), first)
        if self._starts.between(begin, at) or begin == first:
            return begin
        begin = next((w for w in range(begin - 1, first, -1) if pauses[w] == "."), first)
        while begin > first and begin in self.sheet.text.questions:
            begin = next((w for w in range(begin - 1, first, -1) if pauses[w] == "."), first)
        return begin

    def _own_denials_only(self, clause: int, start: int, end: int, first: int) -> bool:
        """Whether a list denies each thing by a word of its own, and not this one ("no pain, no fever and a cough")."""
        words, pauses = self.sheet.text.words, self.sheet.text.pauses
        around = range(max(0, start - _LIST), min(len(words), first + _LIST))
        here = [w for w in around if self.sheet.clause[w] == clause]
        denials = [w for w in here if words[w] in _LISTING_NEGATORS and not start <= w < end]
        if not any(w <= first for w in denials):
            return False
        marks = [w for w in range(end, first + 1) if pauses[w] == "," or words[w] in _AND]
        return bool(marks) and not any(words[w] in _OR for w in here if w > marks[0])

    def _ended(self, rule: CueRule, first: int, last: int) -> bool:
        return any(self.sheet.text.words[i] in rule.until for i in range(first, last))
