"""Symptoms told as a whole phrase, by their own patterns."""

from __future__ import annotations

import pytest

from tests.language.reading import only, statuses


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("I can't catch my breath", "dyspnoea"),
        ("coughing up blood", "haemoptysis"),
        ("my pee is dark brown", "dark_urine"),
        ("I can't keep water down", "dehydration"),
        ("I wet myself", "urinary_incontinence"),
        ("I want to die", "suicidal_thoughts"),
        ("whites of my eyes look yellow", "yellow_eyes"),
        ("my trousers won't do up", "abdominal_swelling"),
        ("I cannot feel the toilet seat", "saddle_numbness"),
        ("had a seizure", "seizure"),
        ("no appetite", "poor_appetite"),
        ("Getting off the loo has become a two-person job since Friday", "leg_weakness"),
        ("knelt down to weed the border and couldn't get back on my feet", "leg_weakness"),
        ("the power has drained out of both my legs", "leg_weakness"),
        ("the cat clawed my shin to ribbons and I never felt a thing", "limb_numbness"),
        ("it's as though I had an epidural, nothing below the waist", "limb_numbness"),
        ("I put a tampon in and couldn't tell it was there", "saddle_numbness"),
        ("reduced perianal sensation and lax anal tone on PR", "saddle_numbness"),
        ("three mugs of tea today and not a drop has come out", "urinary_retention"),
        ("it takes me twenty minutes to get a trickle", "urinary_retention"),
        ("I stood up from the table and it just ran down my legs", "urinary_incontinence"),
        ("my bladder empties itself with no warning", "urinary_incontinence"),
        ("poo just falls out when I stand up", "bowel_incontinence"),
        ("dad's gone from a stick to a wheelchair in ten days", "walking_difficulty"),
        ("my feet get tangled up and I keep going over", "walking_difficulty"),
        ("the minute I lie flat my spine screams", "back_pain"),
        ("a hoop of pain at bra level that begins in my back", "radicular_band_pain"),
        ("my wrist broke opening a jar of pickles", "pathologic_fracture"),
        ("a knife in my side ribs when I cough", "rib_pain"),
        ("my fingertips feel like sherbet", "tingling"),
        ("I can't wring out a flannel these days, the strength has drained out of me", "weakness"),
        ("she's as feeble as a kitten", "weakness"),
        ("the whole left side of me won't do as it's told", "one_side_weakness"),
        ("when I hold up both hands the right one sinks", "one_side_weakness"),
        ("I shut my eyes to rinse my hair and nearly went over", "balance_loss"),
        ("I lurched sideways into the hedge", "balance_loss"),
        ("it took me a quarter of an hour to get to the landing", "walking_difficulty"),
        ("my soles are glued to the lino when I want to set off", "walking_difficulty"),
        ("why can't I walk properly", "walking_difficulty"),
        ("why can't I feel my feet", "limb_numbness"),
        ("I picked up a hot tray and felt nothing till I saw the blister", "limb_numbness"),
        ("no sensation where my knickers sit", "saddle_numbness"),
        ("it's gone all woolly between my legs", "saddle_numbness"),
        ("gravy runs down my chin and I never feel it", "numb_chin"),
        ("as though the novocaine never wore off", "numb_chin"),
        ("my stream is weak and stops halfway", "urinary_retention"),
        ("the catheter was taken out and I've not been able to go", "urinary_retention"),
        ("I leak whenever I cough", "urinary_incontinence"),
        ("the armchair was soaked when she got up", "urinary_incontinence"),
        ("he's no longer clean at the back", "bowel_incontinence"),
        ("I had no say in when my bowels opened", "bowel_incontinence"),
        ("a tight knot in my hamstring had me leaping out of bed", "muscle_spasm"),
        ("his fingers curl into a claw on their own", "muscle_spasm"),
        ("somebody is drilling into my shin bone", "bone_pain"),
        ("the bones in her thighs throb all night", "bone_pain"),
        ("a hard knob has grown on my cheekbone", "bone_lump"),
        ("I tugged at a drawer and something crunched in my spine", "vertebral_collapse"),
        ("my ribs are nearly resting on my hips", "vertebral_collapse"),
        ("how could my ankle have snapped when all I did was turn round", "pathologic_fracture"),
        ("a dragging ache low down inside", "pelvic_pain"),
    ],
)
def test_a_phrase_is_its_symptom(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "sick to death of it",
        "worried sick",
        "my ex is such a pain",
        "he threw a fit about it",
        "dying to see you",
        "we got stuck in the chairlift queue for an hour",
        "the knee brace gave out so I need a new one",
        "the bottom drawer won't shut",
        "I had two cups of tea and nothing will stop me having another",
        "I bought a walking stick for my mum's birthday",
        "my bra is too tight since I came back from holiday",
        "I've gone from walking to running again",
        "The cat has a lump",
        "the spine of my book cracked",
        "that mess is behind me now",
        "I've lost two inches off my waist and feel great",
        "I can't open the shed, the key is lost",
        "the curtains are three inches shorter than the old ones",
        "I went sideways into another job",
        "why can't I eat grapefruit with these tablets",
        "I stood there and nothing came to mind",
        "the cat has curled up under my desk",
    ],
)
def test_an_idiom_is_no_symptom(text: str) -> None:
    assert statuses(text) == {}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("somebody has shut off my air supply", "dyspnoea"),
        ("my lungs have shrunk to the size of walnuts", "dyspnoea"),
        ("she can only say three words between breaths", "rest_dyspnoea"),
        ("RR 30, using accessory muscles", "rest_dyspnoea"),
        ("the stairs have got longer and I stop to let my lungs catch up", "exertional_dyspnoea"),
        ("there's a boulder pressing between my breasts", "crushing_chest_pain"),
        ("squeezed in a corset round the chest and my jaw aches", "crushing_chest_pain"),
        ("a wee twinge round my heart", "chest_pain"),
        ("I go to sigh and something stabs me under the shoulder blade", "pleuritic_pain"),
        ("pinkish froth in what I cough up", "haemoptysis"),
        ("cheeks like a puffer fish since Monday", "face_neck_swelling"),
        ("my windpipe is getting narrower", "stridor"),
        ("my tongue has come up like a plank", "allergic_swelling"),
        ("one minute I was in the queue, next thing faces over me and a coat under my head", "syncope"),
        ("just the left shin is red and hot", "one_leg_swelling"),
        ("my leg is swollen", "one_leg_swelling"),
        ("I keep nearly wetting myself", "urinary_incontinence"),
        ("both my legs are swollen", "leg_swelling"),
        ("my bad arm has gone red and hot and puffy", "hot_swollen_arm"),
        ("had a funny turn and my vision is double", "double_vision"),
        ("had a funny turn and my vision is double", "focal_seizure"),
        ("the hole where they took the drip out has bled through four plasters", "uncontrolled_bleeding"),
        ("my nose is running red and I've the head over the sink since noon", "uncontrolled_bleeding"),
        ("woken by my own shivering", "chills_rigors"),
        ("hack hack hack all through the film", "cough"),
        ("I sound like an accordion in bed", "wheeze"),
        ("all that comes out is a rasp", "hoarseness"),
        ("I needed a lie down after my shower", "fatigue"),
        ("I woke with my nightie stuck to me", "night_sweats"),
        ("my watch strap is up two notches", "arm_swelling"),
        ("my feet won't go in my slippers", "ankle_swelling"),
        ("a hard bulge in the hollow above my collarbone", "lump_collarbone"),
        ("crusty spots along my scar", "skin_nodules"),
        ("the cut by my scar refuses to knit and it stains my vest", "skin_ulcer"),
        ("the skin under my bust has broken open and it keeps weeping", "skin_ulcer"),
        ("my right nipple has gone skew-whiff", "nipple_change"),
        ("the left nipple has drawn itself in", "nipple_change"),
        ("that side of my breast is all pocky like a lemon", "orange_peel_skin"),
        ("you can see every pore on the underside of my boob", "orange_peel_skin"),
        ("heat climbs up my neck and I'm scarlet for a couple of minutes", "hot_flushes"),
        ("I'm stripping off on the doorstep in the snow, boiling hot", "hot_flushes"),
        ("somebody only took me by the elbow and I've black finger marks on my arm", "easy_bruising"),
        ("dots no bigger than a poppy seed all over my shins, dark red", "petechiae"),
        ("the insides of my eyelids have no pink left, they're white", "pallor"),
        ("my jaw was clacking and my whole body juddering", "chills_rigors"),
        ("I feel desperately ill and I couldn't tell you where", "malaise"),
        ("I've come on again at seventy-one", "vaginal_bleeding"),
        ("third lot of amoxicillin since harvest and my chest is still crackly", "repeat_chest_infections"),
        ("the moment my head goes down on the pillow I'm gulping for air", "orthopnoea"),
        ("I slid down the bed and woke up gasping, fine again once I sat up", "orthopnoea"),
        ("the veins across my collarbone have risen up thick and blue", "distended_chest_veins"),
        ("my forearm is up like a bolster and giving off heat", "hot_swollen_arm"),
        ("my heart stumbles and then gives an almighty bang", "palpitations"),
        ("six weeks of hacking and nothing ever comes up", "dry_cough"),
        ("takes me till ten o'clock to loosen up my knees", "joint_stiffness"),
        ("each swallow is like gravel going down", "sore_throat"),
        ("I hear every hour strike and it gets light before I drop off", "insomnia"),
    ],
)
def test_chest_and_blood_are_understood_in_words_of_ones_own(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "that's a weight off my chest",
        "a nose that runs with a cold, a whole box of tissues gone",
        "I've been in bed all day with a good book",
        "my sister came round with a cake",
        "the lights went out in the power cut",
        "the hills are steeper in Wales",
        "I cut the grass and it took all day",
        "I opened all the windows to air the house",
        "my blood test took two hours and a whole box of forms",
        "they are showing a musical and it is quite a show",
        "the wound healed beautifully and I am back at work",
        "we painted the hall purple and there were marks on the door",
        "the nurses lay the cards flat on the table",
    ],
)
def test_everyday_talk_is_no_sign_of_chest_or_blood(text: str) -> None:
    assert statuses(text) == {}


@pytest.mark.parametrize(
    ("text", "symptom", "status"),
    [
        ("I think a vertebra's collapsed. It went when I was putting the bins out", "vertebral_collapse", "present"),
        ("I've a lump on my skull and it's fixed to the bone", "bone_lump", "present"),
        ("my hip aches and I keep thinking it's gone to my bones", "hip_groin_pain", "present"),
        ("it's not my breast, it's my shoulder that hurts", "shoulder_pain", "present"),
        ("my back hurt but it's gone", "back_pain", "past"),
        ("it's not my shoulder that hurts", "shoulder_pain", "absent"),
    ],
)
def test_what_only_sounds_as_if_it_were_over_is_there(text: str, symptom: str, status: str) -> None:
    assert statuses(text)[symptom] == status


def test_what_sets_a_symptom_off_is_no_symptom() -> None:
    assert statuses("my back is sore when I cough") == {"back_pain": "present"}
    assert only("my back is sore when I cough").triggers == ("straining",)


def test_the_body_part_in_a_phrase_is_told() -> None:
    assert only("I can't feel my legs").body_part == "leg"
    assert only("no appetite").body_part is None


def test_the_finding_spans_the_phrase_as_written() -> None:
    finding = only("Since June I CAN'T   feel my Legs.")
    assert (finding.symptom, finding.text) == ("limb_numbness", "CAN'T   feel my Legs")


@pytest.mark.parametrize(
    ("text", "symptoms"),
    [
        ("worst tummy pain ever", {"abdominal_pain"}),
        ("worst pain of my life", {"pain"}),
        ("the worst pain in my head ever", {"thunderclap"}),
        ("mum keeps holding her head and crying", {"headache"}),
        ("my foot drops when i walk", {"walking_difficulty"}),
        ("i think my leg is broken, it just went when i stood up", {"fracture", "pathologic_fracture"}),
        ("she falls asleep when i talk", {"drowsiness"}),
        ("swelling in my neck", {"lump_neck"}),
        ("im all puffed up", {"swelling"}),
        ("i get puffed on the stairs", {"exertional_dyspnoea", "dyspnoea"}),
        ("my back hurts and swelling", {"back_pain", "swelling"}),
        ("nausea n belly pain n bloating", {"nausea", "abdominal_pain", "abdominal_swelling"}),
        ("stomach cramps and swelling", {"abdominal_pain", "abdominal_swelling"}),
        ("fractured rib and cough", {"fracture", "cough"}),
        ("rib fractured when i coughed", {"pathologic_fracture"}),
        ("my back pain and my legs feel funny", {"back_pain", "tingling"}),
        ("walking is getting harder", {"walking_difficulty"}),
        ("cant finish a sentence", {"rest_dyspnoea"}),
        ("cant lie flat", {"orthopnoea"}),
        ("fitting right now help", {"seizure"}),
        ("had two fits", {"seizure"}),
        ("my bra fits, and I am fitting a new kitchen right now", set()),
        ("yellow and shivering", {"jaundice", "chills_rigors"}),
        ("yellow and white flowers", set()),
        ("she cant remember where she lives", {"confusion"}),
        ("cant remember where i parked", {"memory_loss"}),
        ("tummy swollen and cant poo or fart", {"abdominal_swelling", "bowel_obstruction"}),
    ],
)
def test_what_people_were_not_understood_in_before(text: str, symptoms: set[str]) -> None:
    assert set(statuses(text)) == symptoms
