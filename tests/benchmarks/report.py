"""How large and how fast a report is: python tests/benchmarks/report.py RESULTS

Makes the report of a folder of results into a temporary folder, as pages; prints the seconds of
processor time and the peak memory that this took, the sizes of the front page and of the largest
outlet's page, and how Chromium opens the front page: milliseconds to the end of loading, the
longest task, and the longest time between two frames while the page is scrolled from end to end.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from framing.publishing import Publication, report

_FRAMES = """async () => {
  let worst = 0, last = performance.now();
  const end = document.documentElement.scrollHeight;
  for (let y = 0; y < end; y += 900) {
    window.scrollTo(0, y);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }
  return Math.round(worst);
}"""
_OPENED = """() => {
  const timing = performance.getEntriesByType('navigation')[0];
  return [Math.round(timing.loadEventEnd), Math.round(timing.domInteractive)];
}"""


def main(folder: Path) -> None:
    """Print the figures for one folder of results."""
    with tempfile.TemporaryDirectory() as name:
        started = time.process_time()
        made = report(folder, Publication(output=Path(name) / "report", embed=False))
        print(f"made in {time.process_time() - started:.1f} s of processor time, "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
        outlets = sorted(p.stat().st_size for p in made.page.parent.glob("outlets/*.html"))
        print(f"front page {made.page.stat().st_size / 1e6:.2f} MB, largest outlet "
              f"{outlets[-1] / 1e6:.2f} MB, {sum(1 for _ in made.page.parent.rglob('*.html'))} "
              "pages")  # fmt: skip
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            for path in (made.page, max(made.page.parent.glob("outlets/*.html"),
                                        key=lambda p: p.stat().st_size)):  # fmt: skip
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(path.as_uri())
                loaded, interactive = page.evaluate(_OPENED)
                print(f"{path.name}: opened in {loaded} ms ({interactive} ms to interactive); "
                      f"longest frame while scrolling {page.evaluate(_FRAMES)} ms")  # fmt: skip
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
