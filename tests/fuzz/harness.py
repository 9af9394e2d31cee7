"""Fuzz a target by hand, longer than the test suite does.

    python tests/fuzz/harness.py TARGET [-n 25000] [--seed 1]     mutations of seeds and pieces
    python tests/fuzz/harness.py TARGET --atheris -max_total_time=120

The second is guided by coverage (`pip install atheris`); what follows --atheris goes to libFuzzer.
Its corpus begins with the seeds and grows in fuzz-corpus/TARGET.

An input that breaks a promise (see targets.py) is written to fuzz-TARGET-N.bin and named; exit
code 1. With atheris the first one ends the run.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))


def main() -> int:
    """Run one target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", choices=["readers", "pages", "blocks", "decoding", "matching"])
    parser.add_argument("-n", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    options, rest = parser.parse_known_args()
    if options.atheris:
        return guided(options.target, rest)
    return mutated(options.target, options.n, options.seed)


def guided(name: str, arguments: list[str]) -> int:
    """libFuzzer, guided by the coverage of framing's own code."""
    import atheris

    with atheris.instrument_imports(include=["framing"]):
        import targets
    folder = Path("fuzz-corpus") / name
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for number, seed in enumerate(corpus(name)):
            (folder / str(number)).write_bytes(bytes(4) + seed[:4000])
    command = [sys.argv[0], "-max_len=4096", *arguments, str(folder)]
    atheris.Setup(command, targets.TARGETS[name])
    atheris.Fuzz()
    return 0


def mutated(name: str, n: int, seed: int) -> int:
    """`n` inputs made of seeds and pieces, the same for the same seed."""
    import targets

    rng = random.Random(f"{name} {seed}")
    target, seeds = targets.TARGETS[name], corpus(name)
    faults: dict[str, int] = {}
    start, slowest = time.process_time(), 0.0
    for k in range(n):
        data = mutation(rng, seeds, targets.PIECES)
        begin = time.process_time()
        try:
            target(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}: {error}"[:160]
            if kind not in faults:
                Path(f"fuzz-{name}-{k}.bin").write_bytes(data)
                print(f"{k}: {kind}", flush=True)
            faults[kind] = faults.get(kind, 0) + 1
        slowest = max(slowest, time.process_time() - begin)
    print(f"{name}: {n} inputs in {time.process_time() - start:.0f} s, slowest {slowest:.2f} s, "
          f"{sum(faults.values())} faults of {len(faults)} kinds")  # fmt: skip
    return 1 if faults else 0


def corpus(name: str) -> list[bytes]:
    """Seeds: the project's articles, whole and in parts, in the forms that the target takes."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    parts = [part for text in texts for part in text.split("\n\n") if part.strip()]
    if name == "pages":
        page = "<html><head><title>t</title></head><body><article>{}</article></body></html>"
        return [page.format("".join(f"<p>{p}</p>" for p in parts[i : i + 6])).encode()
                for i in range(0, len(parts), 6)]  # fmt: skip
    if name == "readers":
        import json

        rows = [json.dumps({"text": p, "outlet": "x", "date": "2022-01-05"}) for p in parts]
        table = "text,outlet,date\n" + "\n".join(f'"{p}",x,2022' for p in parts[:5])
        return [*(r.encode() for r in rows), table.encode(), *(p.encode() for p in parts)]
    return [p.encode() for p in (*parts, *texts)]


def mutation(rng: random.Random, seeds: list[bytes], pieces: list[str]) -> bytes:
    """A seed cut, joined with another, with pieces and bytes put in, left out or doubled."""
    data = bytearray(rng.choice(seeds))
    if rng.random() < 0.3:
        data += rng.choice(seeds)
    if len(data) > 3000 and rng.random() < 0.9:
        cut = rng.randrange(len(data) - 1500)
        data = data[cut : cut + rng.randrange(50, 1500)]
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(6)
        if kind < 3:
            data[at:at] = rng.choice(pieces).encode("utf-8", "surrogatepass")
        elif kind == 3:
            del data[at : at + rng.randrange(1, 60)]
        elif kind == 4:
            data[at:at] = data[at : at + rng.randrange(1, 60)] * rng.randrange(1, 4)
        else:
            data[at:at] = rng.randbytes(rng.randrange(1, 6))
    return rng.randbytes(rng.choice((1, 4))) + bytes(data)


if __name__ == "__main__":
    sys.exit(main())
