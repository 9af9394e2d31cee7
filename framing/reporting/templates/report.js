"use strict";
// All of the report works without this: it only closes a list of passages when one of its links
// is followed on a narrow screen, opens the article that a link points into, and lets browsers
// without popovers find the passages.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[popover] a[href^='#']");
  if (link && window.innerWidth < 900 && link.closest("[popover]").hidePopover) {
    link.closest("[popover]").hidePopover();
  }
  const number = event.target.closest("[popovertarget]");
  if (number && !("popover" in HTMLElement.prototype)) {
    location.hash = number.getAttribute("popovertarget");
  }
});
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
}
window.addEventListener("hashchange", reveal);
reveal();
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
