"""What a message tells besides symptoms: the cancer, medicines, sites."""

from __future__ import annotations

import pytest

from bot.knowledge import load_knowledge
from tests.language.reading import reader, wordings


@pytest.mark.parametrize(
    ("text", "cancer", "subtype"),
    [
        ("I had breast cancer in 2019", "yes", None),
        ("since my mastectomy my back hurts", "yes", None),
        ("triple negative breast cancer", "yes", "triple_negative"),
        ("I'm HER2 positive", "yes", "her2_positive"),
        ("oestrogen receptor positive", "yes", "hormone_positive"),
        ("I've never had cancer", "no", None),
        ("I do not have cancer", "no", None),
        ("I've never had breast cancer", "no", None),
        ("I have not had breast cancer", "no", None),
        ("no history of breast cancer", "no", None),
        ("I had breast cancer. My mum never had breast cancer", "yes", None),
        ("I had her2 positive breast cancer", "yes", "her2_positive"),
        ("HER2+ breast cancer, stage 2 in 2019", "yes", "her2_positive"),
        ("it was HER2 +ve", "yes", "her2_positive"),
        ("stage 3, ER+/PR+, had a mastectomy", "yes", "hormone_positive"),
        ("my sister had breast cancer and my hip hurts", "unknown", None),
        ("my mum had breast cancer, now her hip hurts", "yes", None),
        ("breast cancer runs in my family, my back hurts", "unknown", None),
        ("my back hurts", "unknown", None),
        ("stage 4", "yes", None),
        ("it's stage four", "yes", None),
        ("what is the prognosis for stage 4", "unknown", None),
        ("is this stage 4", "unknown", None),
        ("my cancer is back", "yes", None),
        ("the cancer has returned", "yes", None),
        ("what if my cancer has come back", "unknown", None),
        ("my cancer has not come back", "unknown", None),
        ("I have cancer back pain", "unknown", None),
        ("I have mets", "yes", None),
        ("do I have mets", "unknown", None),
        ("I have incurable cancer", "yes", None),
        ("is it cancer?", "unknown", None),
    ],
)
def test_history(text: str, cancer: str, subtype: str | None) -> None:
    history = reader().read(text).history
    assert (history.breast_cancer, history.subtype) == (cancer, subtype)


@pytest.mark.parametrize("id_", sorted(load_knowledge().medicines))
def test_every_medicine_is_known_by_each_of_its_names(id_: str) -> None:
    for name in load_knowledge().medicines[id_].names:
        for words in wordings(name):
            assert reader().read(f"I take {words} daily").medicines == (id_,)


def test_medicines_are_told_once_in_order() -> None:
    assert reader().read("Herceptin, then letrozole (Femara), then herceptin").medicines == ("trastuzumab", "letrozole")


@pytest.mark.parametrize(
    "text",
    [
        "I've never had chemo",
        "I'm not on tamoxifen",
        "I refused tamoxifen",
        "should I take letrozole?",
        "I'm due to start palbociclib",
        "no chemo so far",
        "my mum takes letrozole and my back hurts",
    ],
)
def test_a_medicine_that_is_not_taken_is_none(text: str) -> None:
    assert reader().read(text).medicines == ()


@pytest.mark.parametrize(
    ("text", "medicines"),
    [
        ("I was never told tamoxifen could do this", ("tamoxifen",)),
        ("I'm not on tamoxifen, I'm on letrozole", ("letrozole",)),
        ("finished chemo in May", ("chemotherapy",)),
        ("I'm on an aromatase inhibitor and Lupron", ("aromatase_inhibitor", "leuprorelin")),
    ],
)
def test_medicines_taken(text: str, medicines: tuple[str, ...]) -> None:
    assert reader().read(text).medicines == medicines


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("I've got bone mets and my hip hurts", ("bone",)),
        ("I have secondaries in my liver and lungs", ("liver", "lung")),
        ("it has spread to my bones", ("bone",)),
        ("her liver metastases are stable", ("liver",)),
        ("what if it has spread to my liver?", ()),
        ("I'm scared I have bone mets", ()),
        ("do I have bone mets?", ()),
        ("has it spread to my bones", ()),
        ("what are the signs of bone mets", ()),
        ("they said no bone mets", ()),
        ("my aunt had bone mets and now my hip hurts", ()),
        ("my bones hurt", ()),
    ],
)
def test_spread_that_is_known(text: str, known: tuple[str, ...]) -> None:
    assert set(reader().read(text).history.known_sites) == set(known)


@pytest.mark.parametrize("id_", sorted(load_knowledge().sites))
def test_every_site_is_known_by_its_words(id_: str) -> None:
    for pattern in load_knowledge().sites[id_].words:
        for words in wordings(pattern):
            assert id_ in reader().read(f"what about the {words}").sites


@pytest.mark.parametrize(
    ("text", "sites"), [("my bone marrow", ("bone_marrow",)), ("bone and liver", ("bone", "liver"))]
)
def test_of_names_inside_each_other_the_longest_stands(text: str, sites: tuple[str, ...]) -> None:
    assert reader().read(text).sites == sites


def test_a_message_that_tells_nothing_has_no_facts() -> None:
    reading = reader().read("hello there")
    assert (reading.medicines, reading.sites, reading.history.breast_cancer) == ((), (), "unknown")
