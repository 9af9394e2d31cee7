"""Noun phrases: their words, and what class of people or things they denote."""

from framing.noun_phrases.denoting import EVENTS, Denoting, phrase, phrases
from framing.noun_phrases.people import PeopleWords

__all__ = ["EVENTS", "Denoting", "PeopleWords", "phrase", "phrases"]
