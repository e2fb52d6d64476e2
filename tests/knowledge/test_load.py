"""The loader reads the whole knowledge, and refuses every fault with its file and its entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.knowledge import load_knowledge
from bot.knowledge.load import DATA, fingerprint
from bot.language.reader import Reader
from bot.strict import DataError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the knowledge that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def add(data: Path, file: str, text: str) -> None:
    path = data / file
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")


EVIDENCE = "evidence: {sources: [swast-999], grade: draft, reviewed: 2026-11-23, sign_off: null}"
SYMPTOM = f"label: x, tier: days, {EVIDENCE}"


def symptom(more: str = "", id_: str = "new") -> str:
    return f"{id_}: {{{SYMPTOM}, patterns: [some new thing], {more}}}"


def test_a_copy_is_read_like_the_original(data: Path) -> None:
    copy, original = load_knowledge(data), load_knowledge()
    assert copy == original
    assert copy.version == original.version == fingerprint(data)


def test_an_entry_that_is_added_is_there(data: Path) -> None:
    add(data, "symptoms/mind.yml", symptom())
    assert load_knowledge(data).symptoms["new"].patterns == ("some new thing",)


def test_the_version_changes_with_every_edit_and_every_name(data: Path) -> None:
    versions = {fingerprint(data)}
    add(data, "words/times.yml", "# a remark")
    versions.add(fingerprint(data))
    (data / "symptoms" / "mind.yml").rename(data / "symptoms" / "moods.yml")
    versions.add(fingerprint(data))
    assert len(versions) == 3


def test_a_folder_is_read_once(data: Path) -> None:
    assert load_knowledge(data) is load_knowledge(data)


def test_a_sensation_takes_the_parts_of_the_one_it_is_like_and_keeps_its_own(data: Path) -> None:
    add(data, "words/sensations.yml", "fizz: {like: pain, words: [fizz], parts: {head: dizziness}}")
    parts = load_knowledge(data).sensations
    assert parts["fizz"].parts == {**parts["pain"].parts, "head": "dizziness"}


MIND, PARTS, SENSATIONS = "symptoms/mind.yml", "words/body_parts.yml", "words/sensations.yml"
CUES, MODIFIERS = "words/cues.yml", "words/modifiers.yml"
FAULTS = [
    (MIND, symptom("colour: red"), "mind.yml: entry 'new': .*unknown field `colour`"),
    (MIND, symptom("vague: 'yes'"), "mind.yml: entry 'new': Expected `bool`"),
    (MIND, symptom("hpo: no"), "mind.yml: entry 'new': .*got `bool`"),
    (MIND, symptom("id: new"), "mind.yml: entry 'new': 'id' is given by the entry's own name"),
    (MIND, symptom("tier: soon"), "mind.yml: line .*'tier' stands twice"),
    (MIND, symptom("sites: {knee: weak}"), "symptoms/mind.yml: entry 'new': unknown site 'knee'"),
    (MIND, symptom("sites: {bone: some}"), "mind.yml: entry 'new': Invalid enum value 'some'"),
    (MIND, symptom(id_="cough"), "symptoms/mind.yml: entry 'cough': stands in symptoms/chest.yml too"),
    (MIND, symptom() + "\n" + symptom(), "mind.yml: line .*'new' stands twice"),
    (MIND, f"new: {{{SYMPTOM}}}", "symptoms/mind.yml: entry 'new': no pattern and no composition"),
    (MIND, f"new: {{{SYMPTOM}, patterns: [no]}}", r"mind.yml: entry 'new': .*`bool` - at `\$"),
    (MIND, "new: {label: x, tier: days}", "mind.yml: entry 'new': .*missing required field `evidence`"),
    (
        "medicines.yml",
        "newmab: {group: x, names: [femara]}",
        "entry 'newmab': the phrase 'femara' stands twice, first in medicines.yml: entry 'letrozole'",
    ),
    ("medicines.yml", "newmab: {group: x, name: y}", "medicines.yml: entry 'newmab': .*unknown field `name`"),
    ("history.yml", "new: {patterns: [x], breast_cancer: yes}", "history.yml: entry 'new': .*got `bool`"),
    ("sources.yml", "new: {title: T, publisher: P, read: page}", "sources.yml: entry 'new': .*missing .*`url`"),
    ("sources.yml", "new: {title: T, publisher: P, url: u, read: all}", "sources.yml: entry 'new': .*'all'"),
    (PARTS, "tail: {words: [tail], parent: rear}", "parts.yml: entry 'tail': unknown parent 'rear'"),
    (PARTS, "tail: {words: [tail], parent: tail}", "parts.yml: entry 'tail': its parents lead back"),
    (
        PARTS,
        "tail: {words: [tummy]}",
        "entry 'tail': the phrase 'tummy' stands twice, first in words/body_parts.yml: entry 'belly'",
    ),
    (SENSATIONS, "fizz: {words: [fizz], parts: {tail: pain}}", "entry 'fizz': unknown body part 'tail'"),
    (SENSATIONS, "fizz: {words: [fizz], parts: {head: fizzy}}", "entry 'fizz': unknown symptom 'fizzy'"),
    (SENSATIONS, "fizz: {words: [fizz], alone: fizzy}", "entry 'fizz': unknown symptom 'fizzy'"),
    (SENSATIONS, "fizz: {words: [fizz], like: pane}", "entry 'fizz': unknown sensation 'pane'"),
    (CUES, "new: {status: absent, direction: sideways, patterns: [x]}", "cues.yml: entry 'new': .*'sideways'"),
    (MODIFIERS, "new: {sets: trend, value: wors, patterns: [x]}", "modifiers.yml: entry 'new': .*'wors'"),
    (MODIFIERS, "new: {sets: severity, value: '8', patterns: [x]}", "modifiers.yml: entry 'new': Expected `int"),
    ("words/spellings.yml", "what sup: what is up", "words/spellings.yml: entry 'what sup': must be one word"),
    ("words/spellings.yml", "yess: yes", "words/spellings.yml: Expected `str`, got `bool`"),
    ("words/idioms.yml", "more: [x]", "idioms.yml: .*unknown field `more`"),
    ("words/grammar.yml", "verbs: [x]", "grammar.yml: .*unknown field `verbs`"),
    ("words/classes/general.yml", "new: can", "words/classes/general.yml: Expected `array`, got `str`"),
    ("phrases.yml", "hello: x", "phrases.yml: .*unknown field `hello`"),
    ("tiers.yml", "soon: {action: a, nobody_answers: b, sooner: c}", "tiers.yml: entry 'soon': .*missing .*`evidence`"),
]


@pytest.mark.parametrize(("file", "text", "fault"), FAULTS)
def test_one_fault_stops_the_loader_with_file_and_entry(data: Path, file: str, text: str, fault: str) -> None:
    add(data, file, text)
    with pytest.raises(DataError, match=fault):
        load_knowledge(data)


RULE = (
    "new: {{label: x, tier: days, why: y, needs: [{{symptoms: [{}], {}}}], "
    "evidence: {{sources: [{}], grade: {}, reviewed: 2026-11-23}}}}"
)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (RULE.format("coff", "", "swast-999", "draft"), "red_flags.yml: entry 'new': unknown symptom 'coff'"),
        (RULE.format("cough", "body_parts: [tail]", "swast-999", "draft"), "entry 'new': unknown body part 'tail'"),
        (RULE.format("cough", "triggers: [lyng]", "swast-999", "draft"), "entry 'new': unknown trigger 'lyng'"),
        (RULE.format("cough", "min_days: two", "swast-999", "draft"), "entry 'new': Expected `int"),
        (RULE.format("cough", "", "nobody", "draft"), "red_flags.yml: entry 'new': unknown source 'nobody'"),
        (RULE.format("cough", "", "", "draft"), "red_flags.yml: entry 'new': no source; write"),
        (RULE.format("cough", "", "unsourced", "verified"), "entry 'new': unsourced statements are graded draft"),
        (RULE.format("cough", "", "unsourced, swast-999", "draft"), "entry 'new': unknown source 'unsourced'"),
        (RULE.format("cough", "", "swast-999", "proven"), "entry 'new': Invalid enum value 'proven'"),
    ],
)
def test_a_faulty_red_flag_is_named(data: Path, rule: str, fault: str) -> None:
    add(data, "red_flags.yml", rule)
    with pytest.raises(DataError, match=fault):
        load_knowledge(data)


FILES = ["red_flags", "sites", "tiers", "sources", "medicines", "history", "phrases"]
FILES += ["words/body_parts", "words/sensations", "words/modifiers", "words/cues", "words/idioms", "words/grammar"]
FILES += ["words/times", "words/spellings"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(data: Path, name: str) -> None:
    (data / f"{name}.yml").unlink()
    with pytest.raises(DataError, match=rf"{Path(name).name}\.yml: cannot be read"):
        load_knowledge(data)


def pattern(text: str) -> str:
    return symptom().replace("some new thing", f'"{text}"')


PATTERNS = [
    ("symptoms/mind.yml", pattern("(some new thing"), r"symptoms: entry 'new': .*'\)' is missing"),
    ("symptoms/mind.yml", pattern("some [new"), r"symptoms: entry 'new': .*'\]' is missing"),
    ("symptoms/mind.yml", pattern("some) new"), r"symptoms: entry 'new': .*unexpected '\)'"),
    ("symptoms/mind.yml", pattern("(some] new"), r"symptoms: entry 'new': .*'\)' expected"),
    ("symptoms/mind.yml", pattern("@canot see"), "symptoms: entry 'new': there is no '@canot'"),
    ("symptoms/mind.yml", pattern(""), "symptoms: entry 'new': .*must start with a word"),
    ("words/body_parts.yml", 'tail: {words: ["[tail"]}', "words/body_parts.yml: entry 'tail'"),
    ("words/sensations.yml", 'fizz: {words: ["~ fizz"], alone: pain}', "words/sensations.yml: entry 'fizz'"),
    ("words/cues.yml", 'new: {status: absent, direction: forward, patterns: ["(x"]}', "words/cues.yml: entry 'new'"),
    ("words/modifiers.yml", 'new: {sets: trend, value: worse, patterns: ["(x"]}', "words/modifiers.yml: entry 'new'"),
    ("words/classes/general.yml", 'loop: ["@loop"]', "words/classes: entry 'loop': '@loop' leads back to itself"),
    ("words/classes/general.yml", 'new: ["(x"]', "words/classes: entry 'new'"),
    ("history.yml", 'new: {subtype: x, patterns: ["(x"]}', "history.yml: entry 'new'"),
    ("medicines.yml", 'newmab: {group: x, names: ["(x"]}', "medicines.yml: entry 'newmab'"),
]


@pytest.mark.parametrize(("file", "text", "fault"), PATTERNS)
def test_a_pattern_that_cannot_be_read_is_named(data: Path, file: str, text: str, fault: str) -> None:
    add(data, file, text)
    knowledge = load_knowledge(data)
    with pytest.raises(DataError, match=fault):
        Reader(knowledge)
