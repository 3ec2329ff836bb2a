"""Prints the licences of all libraries inside the program: the files that each
brings along, a text that several share once. One that brings none has that of its
neighbours in the same repository or, where its licence allows it, Apache's. Fails
where neither is to be had.

licences.py TARGET: for which system; libraries that only build or test are no part
of the program.
"""

import json
import pathlib
import subprocess
import sys

FILES = ("licen", "copying", "copyright", "notice", "unlicense")


def metadata(target):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    return json.loads(subprocess.check_output(command))


def inside(about):
    """Ids of the packages that are linked into the program."""
    nodes = {node["id"]: node for node in about["resolve"]["nodes"]}
    todo, seen = [about["resolve"]["root"]], set()
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        for dependency in nodes[node]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                todo.append(dependency["pkg"])
    return seen - {about["resolve"]["root"]}


def texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name.lower().startswith(FILES)]
    return ["\n".join(line.rstrip() for line in path.read_text(errors="replace").splitlines()) for path in found]


def main(target):
    about = metadata(target)
    ids = inside(about)
    packages = sorted((p for p in about["packages"] if p["id"] in ids), key=lambda p: p["name"])
    neighbours = {p["repository"]: texts(p) for p in packages if p["repository"] and texts(p)}
    shared, bare = {}, []
    for package in packages:
        name = f"{package['name']} {package['version']}: {package['license']}"
        found = texts(package) or neighbours.get(package["repository"]) or []
        if not found and "Apache-2.0" in package["license"]:
            found = [pathlib.Path("LICENSE-APACHE").read_text()]
        if not found:
            bare.append(name)
        for text in found:
            shared.setdefault(text, []).append(name)
    print("The libraries inside fangan, and their licences.")
    for text, names in shared.items():
        print("\n" + "─" * 80, *names, "", text, sep="\n")
    if bare:
        print("no text of a licence:", *bare, sep="\n", file=sys.stderr)
    return len(bare)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
