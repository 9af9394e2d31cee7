"""Acts of force and violence, both ways round, and what only sounds like them."""

from __future__ import annotations

import pytest

PAIRS = [
    ("The police attacked strikers.", "force.attack"),
    ("Strikers attacked the police.", "political_violence.attack-verb"),
    ("Soldiers killed five villagers.", "force.kill"),
    ("Villagers killed five soldiers.", "political_violence.kill"),
    ("The soldier shot a boy in the head.", "force.shoot"),
    ("The boy shot a soldier in the head.", "political_violence.shoot"),
    ("The police beat students with sticks.", "force.beat"),
    ("Students beat a policeman with sticks.", "political_violence.beat"),
    ("The army shelled the town.", "force.attack"),
    ("Rebels shelled the town.", "political_violence.destroy"),
    ("Police stormed the university.", "force.attack"),
    ("Students stormed the university.", "political_violence.storm"),
    ("Police burned a village.", "force.destroy"),
    ("Rebels burned a village.", "political_violence.destroy"),
]
AGENTLESS = [
    ("Five Palestinians were killed.", "political_violence.kill"),
    ("29 New Yorkers were killed.", "political_violence.kill"),
    ("A bomb killed 12 people.", "political_violence.kill"),
    ("Three men were shot dead.", "political_violence.shoot"),
    ("Police used batons to disperse the crowd.", "force.disperse"),
    ("Drones struck the city overnight.", "force.strike-verb"),
    ("Israeli troops raided a refugee camp.", "force.raid"),
    ("Sudan bombed a refugee camp.", "force.attack"),
    ("Military aircraft dropped bombs on the camp.", "force.attack"),
]
NEAR_MISSES = [
    "The president attacked the proposal.", "Lawmakers killed the bill.",
    "The workout burned 400 calories.", "The union struck a deal with the company.",
    "The police officer killed time with a card game.", "The flood killed 40 people.",
    "The critics attacked the film.", "Germany attacked Italy's budget plan.",
    "Twelve people were killed in the bus crash.",
    "The striker shot wide in the final, and the team lost the game.",
    "The news hit the markets, and investors sold shares.",
]  # fmt: skip
ACTS = {"force_event", "violent_event", "attack_event", "conflict_event"}


@pytest.mark.parametrize(("sentence", "entry"), PAIRS + AGENTLESS)
def test_who_acts_decides_which_act_it_is(read, sentence: str, entry: str) -> None:
    """What a state does is force, what others do to it is violence, by whomever it is done."""
    found = [t.entry_id for _, t in read(sentence) if t.referent in ACTS]
    assert entry in found
    other = "force." if entry.startswith("political_violence.") else "political_violence."
    assert not any(name.startswith(other) for name in found)


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_what_only_sounds_like_an_act(read, sentence: str) -> None:
    """Figures of speech, accidents and games are no acts."""
    assert not [t.entry_id for _, t in read(sentence) if t.referent in ACTS]
