#!/usr/bin/env python3
"""Times fangan and what people would use instead on the same plans, in turn.

Takes fangan's program and `generate` (benches/README.md); every peer that is
installed takes part, the others are left out by name. Prints medians of CPU
and wall seconds, peak memory, and fangan's ratio to each, pair by pair.

    python3 benches/peers/run.py target/release/fangan ./generate [--runs 7] [--batch 100]
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import content
import markup

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "fonts"
CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-quic "
    "--disable-background-networking --disable-component-update --no-pdf-header-footer"
).split()


def timed(command, folder):
    """CPU seconds, wall seconds and peak MiB of a process and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed: {' '.join(str(part) for part in command)}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def installed(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


class Work:
    """An office of so many plans, as fangan reads it and as each peer does."""

    def __init__(self, fangan, generate, folder, plans):
        self.fangan, self.folder, self.office = fangan, folder, folder / "office"
        subprocess.run([generate, self.office, "200", str(plans)], check=True)
        self.build = [fangan, "--root", self.office, "--quiet", "build", "--force"]
        subprocess.run(self.build, check=True, stderr=subprocess.DEVNULL)
        self.names = [f"plan-{number:05}" for number in range(plans)]
        for name in self.names:
            blocks = content.blocks(self.html(name))
            (folder / f"{name}.typ").write_text(markup.typst(blocks), encoding="utf-8")

    def html(self, name):
        return self.office / "output" / f"{name}.html"

    def peers(self):
        """Name -> (command for one plan, command for so many, how many)."""
        first, script = self.names[0], [sys.executable, HERE / "one.py"]
        many = [self.html(name) for name in self.names]
        found = {"fangan": (self.build + [first], self.build + ["--jobs", "1"], len(many))}
        if shutil.which("typst"):
            # Only the three faces it uses: what it reads at start is its best case.
            faces = self.folder / "faces"
            faces.mkdir()
            for face in ("zhuque/LXGWZhuqueFangsong-Regular.ttf", "noto/NotoSansSC-Medium.ttf", "noto/NotoSerifSC-Bold.ttf"):
                shutil.copy(FONTS / face, faces)
            typst = ["typst", "compile", "--font-path", faces, f"{first}.typ", "typst.pdf"]
            small = [*typst, "--ignore-system-fonts"]
            found["typst"] = (small, small, 1)
            found["typst, system fonts"] = (typst, typst, 1)
        if installed("reportlab"):
            found["reportlab"] = (script + ["reportlab", many[0]], script + ["reportlab", *many[:20]], min(20, len(many)))
        if installed("docxtpl") and shutil.which("soffice"):
            found["docxtpl and LibreOffice"] = (
                script + ["word", many[0]],
                script + ["word", *many[:10]],
                min(10, len(many)),
            )
        if installed("weasyprint"):
            found["WeasyPrint"] = (script + ["weasyprint", many[0]], script + ["weasyprint", *many[:5]], min(5, len(many)))
        if shutil.which("chromium"):
            chromium = [*CHROMIUM, f"--user-data-dir={self.folder}/profile", "--print-to-pdf=chromium.pdf"]
            found["Chromium"] = (chromium + [many[0].as_uri()],) * 2 + (1,)
        return found


def compare(peers, runs, column, per):
    """Fangan and one peer in turn, so that a machine that drifts does so for both."""
    ours = peers["fangan"]
    for name, peer in peers.items():
        times, ratios = [], {"cpu": [], "wall": []}
        for turn in range(runs + 1):
            a, b = timed(ours[column], WORK.folder), timed(peer[column], WORK.folder)
            if turn:  # the first warms up
                divide = (ours[2], peer[2]) if per else (1, 1)
                times.append([b[0] / divide[1], b[1] / divide[1], b[2]])
                ratios["cpu"].append(a[0] / divide[0] / (b[0] / divide[1]))
                ratios["wall"].append(a[1] / divide[0] / (b[1] / divide[1]))
        cpu, wall, peak = (statistics.median(column) for column in zip(*times))
        cpu_ratio, wall_ratio = (statistics.median(ratios[kind]) for kind in ("cpu", "wall"))
        print(f"| {name} | {cpu:.4f} | {wall:.4f} | {1 / cpu:.1f} | {peak:.0f} | {cpu_ratio:.3f} | {wall_ratio:.3f} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fangan", type=pathlib.Path)
    parser.add_argument("generate", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        WORK = Work(given.fangan.resolve(), given.generate.resolve(), pathlib.Path(folder), given.batch)
        peers = WORK.peers()
        head = "| tool | CPU, s | wall, s | a second of CPU | peak MiB | fangan's CPU to it | wall |\n|---|---|---|---|---|---|---|"
        print(f"One plan, cold\n\n{head}")
        compare(peers, given.runs, 0, False)
        print(f"\nEach document of a batch\n\n{head}")
        compare(peers, max(3, given.runs // 2), 1, True)
