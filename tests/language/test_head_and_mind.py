"""Breadth of what concerns head and mind: each idea in several people's words, and what only sounds like it."""

from __future__ import annotations

import pytest

from tests.language.reading import statuses

SIGNS = {
    "hallucinations": [
        "my mam is after seeing her dead sister at the window",
        "the telly was off but I could hear people talking",
        "I feel someone sitting on the bed and there's nobody",
        "I saw spiders all over the ceiling but my wife couldn't see any",
    ],
    "light_sensitivity": [
        "opening the fridge at night was like a knife in my eyes",
        "he can't bear the overhead light",
        "I've had the curtains shut for three days because daylight is agony",
    ],
    "bulging_eye": [
        "her right eye is pushed forward and she can't shut the lid over it",
        "my eyeball looks too big for its socket",
        "in photos one eye looks bigger than the other",
    ],
    "flashes_floaters": [
        "it's like a snow globe in my eye",
        "mum says she has tadpoles swimming in her eye",
        "white streaks at the edge of my sight",
    ],
    "hearing_loss": [
        "she doesn't hear me unless I'm standing in front of her",
        "my left ear has just stopped working",
        "it's like I've got my fingers in my ears",
    ],
    "tinnitus": ["it sounds like a kettle boiling in my left ear", "a constant hum that only I can hear"],
    "eye_pain": ["it hurts to move my eyes", "my eyeball aches"],
    "facial_numbness": ["I can't feel the flannel on one side of my face", "I bit my cheek and didn't feel it"],
    "drowsiness": ["she nods off in the middle of a sentence", "it takes ages to wake him and then he's off again"],
    "droopy_eyelid": ["I hold my eyelid up with a finger to watch telly", "her right eye is only half open"],
    "low_mood": ["there's a black cloud over me", "nothing cheers me up, I feel hollow"],
    "anxiety": ["I'm terrified every single day that it's back", "every twinge and I think the cancer is back"],
    "slurred_speech": ["she sounded drunk on the phone but she doesn't drink", "my words are coming out all thick"],
    "word_finding": ["nouns escape me", "he points at things because he can't find the word"],
    "suicidal_thoughts": [
        "I keep picturing the car going through the barrier",
        "if there was an off switch I'd press it",
        "I've been putting a few sleeping pills aside each week, nobody knows",
        "she gave away her rings and says she won't need them where she's going",
        "I'd sooner go by my own hand than waste away",
        "it would be a mercy if something finished me off",
        "I found myself standing on the bridge again last night",
        "I can't promise I won't hurt myself tonight",
    ],
    "seizure": [
        "he went stiff as a plank and then his arms and legs were drumming on the floor",
        "she was frothing and her legs were kicking",
    ],
    "focal_seizure": [
        "my foot started tapping by itself and then it crept up to my knee",
        "she goes off into a trance and smacks her lips for a minute",
    ],
    "thunderclap": [
        "it was like a nail gun fired into the back of my head, no warning",
        "something burst inside my skull and I was screaming",
        "bang, the worst pain I've ever had, right across my forehead",
    ],
    "double_vision": [
        "there are two kettles and I don't know which one to lift",
        "I have to cover one eye so I can read",
        "the letters look printed twice",
    ],
    "vision_loss": [
        "a dark shade has come across my left eye",
        "it's like somebody put a hand over my right eye",
        "one of my eyes just switched itself off",
    ],
    "visual_field_loss": ["the right half of the page isn't there when I look at it"],
    "confusion": [
        "she tried to pay the milkman with a biscuit",
        "he keeps asking where he is",
        "she thinks I'm her sister",
        "I've driven this road for thirty years and got lost",
        "dad is talking to the curtains",
    ],
    "reduced_consciousness": [
        "she's out for the count, I shook her and shouted in her ear",
        "nothing wakes him, not even the smoke alarm",
        "I can't get her to open her eyes, she only grunts",
    ],
    "stiff_neck": [
        "I can't nod, my neck is like iron",
        "she screams when we bring her head forward",
        "nuchal rigidity",
    ],
    "headache": ["there's a man with a drill behind my eyes", "my skull feels two sizes too small"],
    "dizziness": ["I'm on a ship, only I am in my own kitchen", "all floaty when I stand"],
    "blurred_vision": ["road signs have gone smudgy", "there's a mist over my left eye"],
    "memory_loss": ["I went upstairs and had no idea what I'd come for", "I found the passport in the freezer"],
    "personality_change": ["she isn't herself, she swears at strangers", "it's like living with a stranger"],
}
NO_SIGNS = {
    "hallucinations": [
        "I heard the doorbell but there was nobody there, just a parcel",
        "my late husband was in the same hospital",
        "I live alone and I see people in the garden centre",
    ],
    "light_sensitivity": ["my skin burns in the sun", "we closed the curtains and I shut my eyes for a nap"],
    "bulging_eye": ["my eyes nearly popped out of my head at the price", "my eye test came out fine"],
    "flashes_floaters": ["hot flashes at night", "there's a hair in my eye"],
    "hearing_loss": ["I haven't heard from the hospital", "I missed the phone call from the clinic"],
    "tinnitus": ["the phone keeps ringing", "my hearing aid is whistling"],
    "facial_numbness": ["I felt dead on my feet and my face was tired"],
    "drowsiness": ["I slept in the car on the way home"],
    "low_mood": ["my iron was low lately", "the computer is down at the moment"],
    "slurred_speech": ["the letters from the hospital are unclear"],
    "word_finding": ["I forget the name of the drug", "he went back on his word"],
    "suicidal_thoughts": [
        "the queue made me lose the will to live",
        "if I have to do the ironing again I'll kill myself, haha",
        "I gave away my wigs, I won't be needing them any more",
        "I keep paracetamol in my handbag for when I need it",
        "I'd rather die than wear that wig",
        "I cut my arm on the rose bush",
        "she was asleep and would not wake",
    ],
    "seizure": ["the dog was flipping about like a fish", "the bed shook when the train went past"],
    "thunderclap": ["I held my head in my hands and cried when they told me", "a tile fell off the roof"],
    "double_vision": ["we have two tellies, one in the bedroom", "they took two pictures of my chest"],
    "vision_loss": ["I have dark circles under my eyes", "he turned the lights off and we watched the film"],
    "confusion": ["we are in Spain for two weeks", "I don't know how to swallow such a big tablet"],
    "reduced_consciousness": ["she was asleep so I didn't wake her", "I slept like a log"],
    "stiff_neck": ["I can't look at my chest since the operation", "I'm up to my neck in paperwork"],
    "headache": ["politics gives me a migraine"],
    "personality_change": ["I'm angry about the waiting times"],
}


def _pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(text, symptom) for symptom, texts in table.items() for text in texts]


@pytest.mark.parametrize(("text", "symptom"), _pairs(SIGNS))
def test_the_idea_is_understood(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(("text", "symptom"), _pairs(NO_SIGNS))
def test_what_only_sounds_like_it_is_left(text: str, symptom: str) -> None:
    assert symptom not in statuses(text)
