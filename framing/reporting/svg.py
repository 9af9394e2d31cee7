"""A chart's specification -> SVG for the page: small, without styles of its own, colours by class.

The page's policy allows no style attribute, and its style sheet decides colours for light, dark
and paper; so every colour of charts.py becomes a class.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markupsafe import Markup

_SVG = "http://www.w3.org/2000/svg"
#: Attributes that only a program that draws by itself would need.
_DROPPED = re.compile(r"aria-|role$|class$|pointer-events$|cursor$|style$|font-family$|xmlns"
                      r"|version$|opacity$|stroke-miterlimit$")  # fmt: skip
#: Colour -> class; the sheet has fill and stroke for each.
COLOURS = {
    "#8c2d04": "lm3", "#c8500a": "lm2", "#f0a04b": "lm1", "#b4b8bd": "l0", "#5fa2ce": "l1",
    "#1f5f99": "l2", "#fffffe": "paper", "#1b1d20": "ink", "#000": "ink", "#000000": "ink",
    "#565b62": "soft",
    "#888888": "line", "#888": "line", "#dddddd": "grid", "#ddd": "grid",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def draw(spec: str) -> Markup:
    """The drawing of a Vega-Lite specification; the same one gives the same characters."""
    import vl_convert

    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))
    _clean(root)
    for child in list(root):  # the white ground
        if child.tag == f"{{{_SVG}}}rect":
            root.remove(child)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.set("class", "chart")
    root.set("aria-hidden", "true")
    ElementTree.register_namespace("", _SVG)
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return Markup(text.replace(f' xmlns="{_SVG}"', "", 1))


def _clean(element: ElementTree.Element) -> None:
    for name, value in list(element.attrib.items()):
        plain = name.rpartition("}")[2]
        if _DROPPED.match(plain):
            del element.attrib[name]
        elif plain in ("fill", "stroke") and value.lower() in COLOURS:
            del element.attrib[name]
            kind = "f" if plain == "fill" else "s"
            classes = element.attrib.get("class", "").split()
            element.set("class", " ".join([*classes, f"{kind}-{COLOURS[value.lower()]}"]))
        else:
            element.set(name, _NUMBER.sub(lambda m: f"{float(m[0]):.2f}", value))
    for child in list(element):
        _clean(child)
        empty = child.tag == f"{{{_SVG}}}path" and (
            not child.get("d") or child.get("display") == "none"
            or child.get("d", "").startswith("M0,0h0v0h0")
        )  # fmt: skip
        hollow = child.tag == f"{{{_SVG}}}g" and not len(child)
        if empty or hollow:
            element.remove(child)
