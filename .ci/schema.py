"""Holds every part of OFD files against the schemas of GB/T 33190-2016.

schema.py XSD-FOLDER OFD-FOLDER: a part is judged by the schema that declares its
root element. Fails where one is broken, or where no part of a file was judged.
"""

import sys
import zipfile
from pathlib import Path

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}element"


def schemas(folder):
    """The schema for each root element."""
    found = {}
    for path in sorted(Path(folder).glob("*.xsd")):
        tree = etree.parse(path)
        for element in tree.getroot().findall(XSD):
            found[element.get("name")] = etree.XMLSchema(tree)
    return found


def judge(path, known):
    """How many parts were judged, and what is wrong with them."""
    judged, wrong = 0, []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not name.endswith(".xml"):
                continue
            part = etree.fromstring(package.read(name))
            schema = known.get(etree.QName(part).localname)
            if schema is None:
                continue
            judged += 1
            if not schema.validate(part):
                wrong += [f"{path.name}: {name}: {fault}" for fault in schema.error_log]
    return judged, wrong


def main():
    known = schemas(sys.argv[1])
    files = sorted(Path(sys.argv[2]).glob("*.ofd"))
    parts, faults = 0, []
    for path in files:
        judged, wrong = judge(path, known)
        parts += judged
        faults += wrong if judged else [f"{path.name}: nothing was judged"]
    print("\n".join(faults[:20]))
    if faults or not files:
        sys.exit(f"{len(faults)} faults in {len(files)} OFD files")
    print(f"{parts} parts of {len(files)} OFD files keep to the schemas")


main()
