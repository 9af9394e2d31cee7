"use strict";
// Every number is a link to the list of its passages. This opens them beside the number instead;
// without it the lists stand at the end of the page. It also opens the article that a link points
// into, and all parts before printing.
const panel = document.getElementById("passages");
const lines = document.getElementById("lines").children;
const setOf = (hash) => hash && document.querySelector("#sets > [id='" + CSS.escape(hash.slice(1)) + "']");
function add(parent, name, text) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}
function heading(line) {
  const word = line.querySelector(".kwic:not(.quote) mark");
  return word ? word.textContent.toLowerCase() : line.querySelector(".where bdi").textContent.split(" › ").pop();
}
function fill(set) {
  const shown = set.querySelector("span").textContent.split(" ").map((n) => lines[n - 1]);
  const sample = set.querySelector("small");
  panel.querySelector("h3").replaceChildren(set.querySelector("bdi").cloneNode(true));
  panel.querySelector("header p").textContent = sample ? sample.textContent
    : shown.length + (shown.length === 1 ? " passage" : " passages");
  const groups = new Map();
  for (const line of shown) groups.set(heading(line), [...(groups.get(heading(line)) || []), line]);
  const body = panel.querySelector("div");
  body.replaceChildren();
  for (const [name, group] of groups) {
    if (groups.size > 1) {
      const title = add(body, "h4");
      add(title, "bdi", name);
      title.append(" ");
      add(title, "small", String(group.length));
    }
    add(body, "ol").append(...group.map((line) => line.cloneNode(true)));
  }
}
function open(set) {
  fill(set);
  if (!panel.matches(":popover-open")) panel.showPopover();
  panel.scrollTop = 0;
  panel.querySelector(".close").focus();
}
function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
}
if (panel.showPopover) {
  document.documentElement.classList.add("opens");
  for (const number of document.querySelectorAll("a.n")) number.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const number = event.target.closest("a.n");
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(setOf(number.getAttribute("href")));
    }
    if (window.innerWidth < 900 && event.target.closest("#passages a")) panel.hidePopover();
  });
  if (setOf(location.hash)) open(setOf(location.hash));
}
window.addEventListener("hashchange", reveal);
reveal();
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
