"use strict";
// Every number is a link to the list of its passages. Where they are in this page, this opens them
// beside the number; without it the lists stand at the end of the page. It also makes tables sort,
// lists filter and an article's legend pick out one speaker or one kind of word, opens what a link
// points into, and opens everything before printing. Nothing here reads or sends anything.
const root = document.documentElement;
const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
const make = (parent, name, text) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
};
root.classList.add("scripted");

// Passages beside the number.
const panel = document.getElementById("passages");
const lines = document.getElementById("lines");
const setOf = (hash) => hash && hash[0] === "#" && document.querySelector("#sets > [id='" + CSS.escape(hash.slice(1)) + "']");
const whose = (line) => line.querySelector(".where bdi").textContent.split(" › ").pop();
const keys = {
  "": (line) => {
    const word = line.querySelector(".kwic:not(.quote) mark");
    return word ? word.textContent.toLowerCase() : whose(line);
  },
  outlet: (line) => line.querySelector(".where bdi").textContent.split(" › ")[0],
  date: (line) => (line.querySelector(".where time") || { textContent: "no date" }).textContent,
  whose,
};
let shown = [];
function list(order) {
  const groups = new Map();
  for (const line of shown) groups.set(keys[order](line), [...(groups.get(keys[order](line)) || []), line]);
  const sorted = [...groups];
  if (order) sorted.sort((a, b) => a[0].localeCompare(b[0]));
  const body = panel.querySelector("div");
  body.replaceChildren();
  for (const [name, group] of sorted) {
    if (groups.size > 1) {
      const title = make(body, "h3");
      make(title, "bdi", name);
      title.append(" ");
      make(title, "small", String(group.length));
    }
    make(body, "ol").append(...group.map((line) => line.cloneNode(true)));
  }
}
function open(set) {
  shown = set.querySelector("span").textContent.split(" ").map((n) => lines.children[n - 1]);
  const sample = set.querySelector("small");
  panel.querySelector("h2").replaceChildren(set.querySelector("bdi").cloneNode(true));
  panel.querySelector(".count").textContent = sample ? sample.textContent
    : shown.length + (shown.length === 1 ? " passage" : " passages");
  panel.querySelector("select").value = "";
  panel.querySelector("input").value = "";
  panel.querySelector("output").textContent = "";
  panel.querySelector(".tools").hidden = shown.length < 6;
  list("");
  if (!panel.matches(":popover-open")) panel.showPopover();
  panel.scrollTop = 0;
  panel.querySelector(".close").focus();
}
if (panel && panel.showPopover) {
  root.classList.add("opens");
  let from = null;
  for (const number of all("a.n")) if (setOf(number.getAttribute("href"))) number.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const number = event.target.closest("a.n");
    const set = number && !event.ctrlKey && !event.metaKey && !event.shiftKey && setOf(number.getAttribute("href"));
    if (set) {
      event.preventDefault();
      from = number;
      open(set);
    } else if (event.target.closest("#passages a")) {
      from = null;
      if (window.innerWidth < 900) panel.hidePopover();
    }
  });
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && from && (panel.contains(document.activeElement) || document.activeElement === document.body)) from.focus();
  });
  panel.querySelector("select").addEventListener("change", (event) => {
    list(event.target.value);
    filter(panel.querySelector("input"));
  });
  if (setOf(location.hash)) open(setOf(location.hash));
}

// Filters: what holds the words stays.
function filter(input) {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const items = all(input.dataset.filter);
  let n = 0;
  for (const item of items) {
    const text = words.length ? item.textContent.toLowerCase() : "";
    item.hidden = !words.every((word) => text.includes(word));
    n += !item.hidden;
  }
  for (const group of all("#passages ol, .set")) {
    const hidden = words.length > 0 && !group.querySelector("li:not([hidden])");
    group.hidden = hidden;
    if (group.previousElementSibling && group.previousElementSibling.matches("h3")) group.previousElementSibling.hidden = hidden;
  }
  input.closest(".tools").querySelector("output").textContent = words.length ? n + " of " + items.length : "";
}
for (const input of all("input[data-filter]")) input.addEventListener("input", () => filter(input));

// Tables that sort by any column: numbers from the largest, words from A.
function value(row, column) {
  const text = row.cells[column].textContent.trim();
  const number = parseFloat(text.replaceAll(",", "").replace("−", "-"));
  return row.cells[column].classList.contains("num") ? (Number.isNaN(number) ? -Infinity : number) : text;
}
function sort(table, column) {
  const head = table.tHead.rows[0].cells[column];
  const numeric = head.classList.contains("num");
  const was = head.getAttribute("aria-sort");
  const down = was ? was === "ascending" : numeric;
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const x = value(a, column), y = value(b, column);
    return (numeric ? x - y : x.localeCompare(y)) * (down ? -1 : 1);
  });
  for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}
for (const table of all("table[data-sort]")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, column));
    head.append(button);
  });
}

// An article's legend: a press picks out one speaker or one kind of word, another press lets go.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-show]");
  if (!button) return;
  const article = button.closest(".article");
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of all("button[data-show]", article)) other.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", String(on));
  article.classList.toggle("picking", on);
  for (const old of all(".picked", article)) old.classList.remove("picked");
  if (on) for (const found of all(".blk " + button.dataset.show, article)) found.classList.add("picked");
});

// A link into a folded part opens it; on paper all but the lists of claims is open.
function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  const folded = target && target.closest("details:not([open])");
  if (folded) folded.open = true;
  if (target) target.scrollIntoView();
}
window.addEventListener("hashchange", reveal);
reveal();
window.addEventListener("beforeprint", () => {
  for (const part of all("details:not(.claims)")) part.open = true;
});
