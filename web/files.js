// Files that are given: dropped or chosen, and put into one parcel.

/** Every file with its length before them all, so that several travel at once. */
export function parcel(told, files) {
  const head = { ...told, files: files.map(({ name, size }) => ({ name, size })) };
  return new Blob([`${JSON.stringify(head)}\n`, ...files]);
}

/** Whatever is dropped there or chosen is given to `add`. */
export function given(drop, input, add) {
  // Somebody may have been faster than this script.
  if (input.files.length) add([...input.files]);
  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
  });
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    add(await within(event.dataTransfer));
  });
}

/** The files of what was dropped, those in its folders as well. */
async function within(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const all = [];
  const walk = async (entry) => {
    if (entry.isFile) return all.push(await new Promise((done, failed) => entry.file(done, failed)));
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return all;
}
