// Files out and in: everything in one file, and reading such a file, or one document, back.
import { KINDS, PREFIX, UNREAD, eachIn, keysIn, named, thisMoment, withDatabase } from "./places.js";
import { bound } from "./checksum.js";
import { json } from "./draw.js";

const ABOUT =
  "Yachay Municipal: todo lo guardado en un equipo, para restaurarlo desde «Rescate y borrado»; contiene respuestas de personas: guárdelo con reserva. / Everything kept on one device, to be restored from “Rescue and erasure”; it holds people's responses: keep it in confidence.";
const APP = "yachay-municipal";
const SCHEMA = 1;

// The most that is read, in bytes and in entries; one document may be as large as the application reads.
export const MOST_BYTES = 60_000_000;
const MOST_IN_DOCUMENT = 25_000_000;
const MOST_ENTRIES = 20_000;

const TAIL = "\n  ]\n}\n";

// Reads everything that is kept, damaged or not, as written entries with their sizes in bytes. Tells what the browser
// did not give back: single entries (`unread`), or a whole place (`shut`).
const allEntries = async () => {
  const [found, unread] = [[], []];
  let shut = false;
  const add = (place) => (key, value) => {
    if (value === UNREAD) return void unread.push({ place, key });
    const blob = json([JSON.stringify({ place, key, value })]);
    found.push({ place, key, blob, size: blob.size + 2 });
  };
  // What one place refuses must not keep the others from leaving.
  try {
    for (const key of keysIn(localStorage)) add("local")(key, localStorage.getItem(key));
  } catch {
    shut = true;
  }
  try {
    await withDatabase(async (database) => {
      for (const store of ["documents", "snapshots"]) await eachIn(database, store, add(store));
    });
  } catch {
    shut = true;
  }
  return { found, unread, shut };
};

const sizeOf = (entries) => entries.reduce((sum, { size }) => sum + size, 0);

// Puts every document before its own snapshots.
const inOrder = (entries) => {
  const ranked = entries.map((entry) => {
    const owner = entry.place === "snapshots" ? entry.key.replace(/\/\d+$/, "") : entry.key;
    return { entry, rank: `${entry.place === "local" ? 1 : 0}${owner}\0${entry.place}${entry.key}` };
  });
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.map(({ entry }) => entry);
};

// Sorts entries into files that may be read again, each with at most `room` bytes. A snapshot is restored with its
// document, so a file that has the one has the other. Returns the files and what is too large for any.
const sorted = (entries, room) => {
  const [files, left] = [[[]], []];
  let [owner, size] = [undefined, 0];
  for (const entry of inOrder(entries)) {
    if (entry.place === "documents") owner = entry;
    const isOwned = entry.place === "snapshots" && owner && entry.key.replace(/\/\d+$/, "") === owner.key;
    const whole = isOwned ? [owner, entry] : [entry];
    if (sizeOf(whole) > room) {
      left.push(entry);
      continue;
    }
    const missing = () => whole.filter((one) => !files.at(-1).includes(one));
    if (size + sizeOf(missing()) > room || files.at(-1).length + 2 > MOST_ENTRIES) {
      files.push([]);
      size = 0;
    }
    const added = missing();
    files.at(-1).push(...added);
    size += sizeOf(added);
  }
  return { files, left };
};

// Gathers everything in files, none larger than what is read again; usually it is one. Returns them, and the
// entries that are too large for any (`left`), and what could not be read.
export const makeBundles = async (version = "") => {
  const written = thisMoment();
  const about = { about: ABOUT, kind: "rescue", schema: SCHEMA, app: { name: APP, version }, written };
  const head = JSON.stringify(about, null, 2).replace(/\n}$/, ',\n  "entries": [');
  const { found, unread, shut } = await allEntries();
  const { files, left } = sorted(found, MOST_BYTES - json([head, TAIL]).size);
  const bundle = (file) =>
    json([head, ...file.flatMap(({ blob }, place) => [place > 0 ? ",\n" : "\n", blob]), TAIL]);
  return { files: files.map(bundle), left, unread, shut };
};

const isName = (text, most) =>
  typeof text === "string" && text.length <= most && /^[A-Za-z0-9_-]+$/.test(text);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isObject = (value) => !!value && typeof value === "object" && !Array.isArray(value);

// Takes a key such as `dossier/3f2a` apart; null when it is none.
const identity = (key) => {
  const [kind, id, ...more] = typeof key === "string" ? key.split("/") : [];
  return KINDS.includes(kind) && isName(id, 64) && more.length === 0 ? { kind, id } : null;
};

const isLocalKey = (key) => {
  if (typeof key !== "string" || !key.startsWith(PREFIX) || key.length > 250) return false;
  const rest = key.slice(PREFIX.length);
  if (identity(rest) || rest === "framework") return true;
  return /^preference\/[a-z][a-z0-9-]*$/.test(rest) || /^rescued\/./.test(rest);
};

const REASONS = ["recent", "replaced", "removed", "conflict"];

// Returns what is noted about a snapshot in the one shape that the application reads, or null.
export const mark = (item) => {
  const { number, taken, revision, why } = isObject(item) ? item : {};
  if (!isCount(number) || number >= 1e8 || !isCount(revision)) return null;
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(taken);
  const reason = REASONS.includes(why) ? why : REASONS[0];
  return { number, taken: isMoment ? taken : thisMoment(), revision, why: reason };
};

// Returns a record of the database that holds only what belongs there, or null.
const record = (key, value) => {
  const found = identity(key);
  if (!found || !isObject(value) || !isCount(value.revision) || !isCount(value.schema)) return null;
  if (value.text !== null && typeof value.text !== "string") return null;
  const marks = Array.isArray(value.snapshots) ? value.snapshots.slice(0, 1000).map(mark) : [];
  const { revision, schema, text } = value;
  return { ...found, revision, schema, text, snapshots: marks.filter(Boolean) };
};

const FIELDS = ["about", "kind", "schema", "app"];
const OF_BUNDLE = [...FIELDS, "written", "entries"];
const OF_DOCUMENT = [...FIELDS, "purpose", "id", "revision", "written", "framework", "checksum", "payload"];

// What has a field that no file of this program has is none of this program.
const onlyWith = (value, fields) => {
  if (Object.keys(value).some((field) => !fields.includes(field))) throw named("strange");
};

// Sorts the entries of a bundle into documents with their snapshots and entries of local storage.
const fromBundle = (value) => {
  onlyWith(value, OF_BUNDLE);
  if (!Array.isArray(value.entries)) throw named("damaged");
  if (value.entries.length > MOST_ENTRIES) throw named("crowded");
  const [items, texts] = [[], new Map()];
  let skipped = 0;
  for (const entry of value.entries) {
    const { place, key } = isObject(entry) ? entry : {};
    const kept = place === "documents" ? record(key, entry.value) : null;
    const inside = kept ? kept.text : isObject(entry) && entry.value;
    if (typeof inside === "string") bound(inside);
    if (kept) items.push({ place, key, record: kept, snapshots: [] });
    else if (place === "snapshots" && typeof entry.value === "string") texts.set(key, entry.value);
    else if (place === "local" && isLocalKey(key) && typeof entry.value === "string") {
      items.push({ place, key, value: entry.value });
    } else if (key !== `${PREFIX}witness`) skipped += 1;
  }
  for (const item of items.filter(({ place }) => place === "documents")) {
    for (const about of item.record.snapshots) {
      const text = texts.get(snapshotKey(item.key, about.number));
      if (text !== undefined) item.snapshots.push({ about, text });
    }
  }
  const placed = items.reduce((sum, { snapshots }) => sum + (snapshots || []).length, 0);
  return { items, skipped: skipped + texts.size - placed };
};

export const snapshotKey = (key, number) => `${key}/${String(number).padStart(8, "0")}`;

const fromDocument = (value, text, size) => {
  if (size > MOST_IN_DOCUMENT) throw named("large", { size, most: MOST_IN_DOCUMENT });
  onlyWith(value, OF_DOCUMENT);
  const { kind, id, revision, schema } = value;
  if (!isObject(value.payload) || typeof value.checksum !== "string") throw named("damaged");
  if (kind === "framework") {
    return { items: [{ place: "local", key: `${PREFIX}framework`, value: text }], skipped: 0 };
  }
  const kept = record(`${kind}/${id}`, { revision, schema, text });
  if (!kept) throw named("damaged");
  return { items: [{ place: "documents", key: `${kind}/${id}`, record: kept, snapshots: [] }], skipped: 0 };
};

const textOf = async (file) => {
  if (file.size > MOST_BYTES) throw named("large", { size: file.size, most: MOST_BYTES });
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw named("empty");
  }
  if (bytes.byteLength === 0) throw named("empty");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw named("binary");
  }
};

// Reads a file that somebody chose. Returns what could be restored from it (`items`) and how many of
// its entries are nothing of ours (`skipped`). Fails with the name of the reason: `empty`, `large`,
// `binary`, `broken`, `foreign`, `newer`, `damaged`, `crowded`, `strange`.
export const readFile = async (file) => {
  const text = await textOf(file);
  bound(text);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw named(text.includes("\0") ? "binary" : "broken");
  }
  const app = isObject(value) && isObject(value.app) ? value.app : {};
  if (app.name !== APP || typeof value.kind !== "string") throw named("foreign");
  if (value.kind === "rescue") {
    if (value.schema > SCHEMA) throw named("newer");
    return fromBundle(value);
  }
  if (![...KINDS, "framework"].includes(value.kind)) throw named("newer");
  return fromDocument(value, text, file.size);
};
