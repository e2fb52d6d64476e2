"""First component: the words of a message, lower-cased, unabbreviated and spelt as the knowledge spells them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from itertools import pairwise

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from bot.language.sheet import Sheet
from bot.language.spelling import Speller
from bot.language.text import DENIALS, Text

_SENTENCE_END = frozenset(".!?…;\n")
_PAUSE = frozenset('<>,:()[]{}–—-"“”*|')
_APOSTROPHES = frozenset("’‘`\u00b4\u02bc")
_ADDRESS = re.compile(r"(https?://|www\.)\S+")
_RUN = re.compile(r"\S{100,}")
"""What nobody writes: spaCy takes the square of its length to take the marks off it one by one."""
_MARK = re.compile(r"[\W_]")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLUS = "+"
_NAMED = 6
"""Words of a "no" and what it denies ("no cough or any fever")."""
_AND = frozenset(("/", "&", _PLUS))
_SIDES = {"l": "left", "r": "right"}
_SHORTEST_PART = 3
"""Letters of a word that may be a part of the body."""
_HALF = re.compile(r"(?<=\d)½")
_IS_AFTER = frozenset(("it", "he", "she", "there", "that", "what", "who", "here", "this", "everything", "something"))


class Tokens:
    """A tokenizer for `nlp` that leaves the message as written in `doc.user_data["message"]`.

    spaCy takes "can't" apart, but neither "CAN'T" nor "can`t"; so it is given small letters and plain apostrophes,
    one for one, that offsets hold. It also parts words that only punctuation joins ("hurts.My back", "pain/ache").
    """

    def __init__(self, nlp: Language) -> None:
        infixes = [*nlp.Defaults.infixes, r"(?<=[^\W\d_])[.,!?;:()…/&+\"]+(?=[^\W\d_])", r"[!?…<>]+"]
        self._tokenizer = Tokenizer(
            nlp.vocab,
            rules=nlp.Defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(nlp.Defaults.prefixes).search,
            suffix_search=compile_suffix_regex([*nlp.Defaults.suffixes, r"(?<=[a-z])\+"]).search,
            infix_finditer=compile_infix_regex(infixes).finditer,
            token_match=nlp.Defaults.token_match,
            url_match=_ADDRESS.match,  # spaCy's own takes "tired.loss of appetite" for one.
        )

    def __call__(self, text: str) -> Doc:
        """The tokens of a message."""
        # Half a character cannot be encoded by anyone, spaCy included; a mark takes its place.
        message = _SURROGATE.sub("\ufffd", text)
        plain = message.lower().replace("`", "'") if message.isascii() else _small_letters(message)
        doc: Doc = self._tokenizer(_RUN.sub(_spread, plain))
        doc.user_data["message"] = message
        return doc


def _spread(run: re.Match[str]) -> str:
    """A long run without a space, with spaces and line ends in place of its marks; as long as before."""
    if _ADDRESS.match(run[0]):
        return " " * len(run[0])
    kept = {found.start() for found in _INNER_APOSTROPHE.finditer(run[0])}
    return _MARK.sub(lambda mark: mark[0] if mark.start() in kept else _gap(mark[0]), run[0])


def _gap(mark: str) -> str:
    return "\n" if mark in _SENTENCE_END or mark in _PAUSE else " "


def _small_letters(message: str) -> str:
    return "".join(map(_small, message))


def _small(character: str) -> str:
    small = "'" if character in _APOSTROPHES else character.lower()
    return small if len(small) == 1 else character


class Words:
    """Writes the sheet's words.

    Args:
        speller: mends each word.
        fillers: words that carry nothing ("um") and are left out, with the commas around them.
        separators: words before which a statement ends ("but").
        asides: phrases that carry nothing where they stand between commas ("it's, you know, tight").
        restarts: fillers that after a denial or a comma begin something new ("no fever, just tired").
        openers: words that are fillers only where a statement begins ("well, it hurts", but "not feeling well").
        its_own: words before which "its" is no "it's" that lost its mark ("its own").
    """

    def __init__(
        self,
        speller: Speller,
        fillers: frozenset[str],
        separators: frozenset[str] = frozenset(),
        asides: Iterable[str] = (),
        restarts: Set[str] = frozenset(),
        openers: Set[str] = frozenset(),
        its_own: Set[str] = frozenset(),
    ) -> None:
        self._speller = speller
        self._fillers = fillers
        self._restarts = restarts
        self._openers = openers
        self._its_own = its_own
        self._separators = separators
        self._asides = {tuple(aside.split()) for aside in asides}
        self._longest_aside = max(map(len, self._asides), default=0)

    def __call__(self, doc: Doc) -> Doc:
        """Start the doc's sheet."""
        words: list[str] = []
        pauses: list[str] = []
        tokens: list[int] = []
        asked: set[int] = set()
        pause, filler = ".", False
        for token in doc:
            mark = _pause_of(token.text)
            if mark is not None:
                if "?" in token.text:
                    asked.add(token.i)
                hyphen = (
                    token.text == "-" and token.i > 0 and not doc[token.i - 1].whitespace_ and not token.whitespace_
                )
                if filler and mark == ",":
                    pause = "." if pause == "." else ""
                elif not hyphen:
                    pause = "." if "." in (mark, pause) else mark
                continue
            word = (
                _side(doc, token.i)
                or self._its(doc, token.i)
                or self._word(token.text, token.norm_, words[-1] if words else "")
            )
            opens = word in self._openers and (bool(pause) or words[-1] in self._separators or words[-1] == "and")
            if opens or word in self._fillers:
                if word in self._restarts and words and (pause or _denied_just_now(words, pauses)):
                    pause = "."
                filler = True
                continue
            filler = False
            if token.text == _PLUS and _ends_a_word(doc, token.i):
                word = "positive"
            for part in word.split():  # One word may stand for several: "carnt" is "can not".
                words.append(part)
                pauses.append(pause)
                tokens.append(token.i)
                pause = ""
        self._leave_out_asides(words, pauses, tokens)
        known = sum(map(self._speller.knows, words))
        questions = {i for i in range(1, len(words)) if any(t in asked for t in range(tokens[i - 1] + 1, tokens[i]))}
        text = Text(words, pauses, separators=self._separators, questions=questions)
        doc.user_data["sheet"] = Sheet(text=text, tokens=tokens, known_words=known)
        return doc

    def _leave_out_asides(self, words: list[str], pauses: list[str], tokens: list[int]) -> None:
        starts = [i for i, pause in enumerate(pauses) if pause]
        for start, end in reversed(list(pairwise(starts))):
            short = end - start <= self._longest_aside and pauses[end] == ","
            if short and tuple(words[start:end]) in self._asides:
                # What stands around the aside belongs together, unless a sentence begins with it.
                pauses[end] = "." if pauses[start] == "." else ""
                del words[start:end], pauses[start:end], tokens[start:end]

    def _its(self, doc: Doc, i: int) -> str | None:
        """What "its" stands for where it lost its mark ("its gone"), or None."""
        if doc[i].text != "its" or i + 1 == len(doc) or not doc[i + 1].text.isalpha():
            return None
        return None if doc[i + 1].text in self._its_own else "it is"

    def _word(self, text: str, norm: str, before: str) -> str:
        if text in _AND:
            return "and"
        plain = _plain(norm)
        if plain in ("'s", "s") and before:
            return "is" if before in _IS_AFTER else ""
        if plain == "m" and before == "i":
            return "am"
        return self._speller.correct(plain.strip("'_")) if plain != "'d" else "had"


def _denied_just_now(words: list[str], pauses: list[str]) -> bool:
    """Whether the last words are a denial ("not", "no fever"), which ends where something new begins."""
    if words[-1] in DENIALS:
        return True
    # Of the denials only "no" names a thing: "not walking just yet" is one statement still.
    named = range(max(0, len(words) - _NAMED), len(words))
    return any(words[i] == "no" and not any(pauses[i + 1 :]) for i in named)


def _side(doc: Doc, i: int) -> str | None:
    """The side that a single capital before a word in small letters stands for ("pain in R hip")."""
    side = _SIDES.get(doc[i].text)
    if side is None or i + 1 == len(doc) or not doc[i].whitespace_:
        return None
    message = doc.user_data.get("message", doc.text)
    follows = message[doc[i + 1].idx :][:_SHORTEST_PART]
    return side if message[doc[i].idx].isupper() and follows.isalpha() and follows.islower() else None


def _ends_a_word(doc: Doc, i: int) -> bool:
    """Whether a mark belongs to the word before it alone ("ER+ and", not "pain + ache", "ER+PR")."""
    ends = bool(doc[i].whitespace_) or i + 1 == len(doc) or not doc[i + 1].text[0].isalnum()
    return i > 0 and not doc[i - 1].whitespace_ and doc[i - 1].text[-1].isalnum() and ends


def _plain(text: str) -> str:
    if text.isascii() and "." not in text:
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", _HALF.sub(".5", text))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf").lower()
    undotted = plain.replace(".", "")
    return undotted if undotted.isalpha() else plain  # "a.m.", which spaCy makes of "3am"


def _pause_of(text: str) -> str | None:
    if text.isalnum():
        return None
    if any(c in _SENTENCE_END for c in text) and not any(c.isalnum() for c in text):
        return "."
    if all(c in _PAUSE or c.isspace() for c in text):
        return "" if text.isspace() else ","
    return None
