"""The section `scenes` of a lexicon file -> what passages tell of, and by which words."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon import Scene
from framing.reading.yaml_nodes import Mapping

SCENE_KEYS = ("id", "meaning", "shows", "hints", "against")


def read_scenes(top: Mapping) -> Iterator[Scene]:
    """The scenes of a file that are right; faults are noted at their lines."""
    for node in top.sequence("scenes"):
        name = Mapping(top.file, node).text("id")
        before = len(top.file.problems)
        m = Mapping(top.file, node, SCENE_KEYS, name)
        m.need("id", "meaning", "shows")
        scene = Scene(
            id=name, meaning=m.text("meaning"),
            shows=frozenset(m.texts("shows")), hints=frozenset(m.texts("hints")),
            against=frozenset(m.texts("against")), where=top.file.where(node),
        )  # fmt: skip
        if len(top.file.problems) == before:
            yield scene
