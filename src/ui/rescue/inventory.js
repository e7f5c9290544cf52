// What is kept in this browser, with what each thing says of itself.
import {
  DATABASE_VERSION, KINDS, PREFIX, UNREAD, countIn, eachIn, hasStore, keysIn, thisMoment, withDatabase,
} from "./places.js";
import { knownOf, plain, witnessed } from "./witness.js";

// Reads what a document's text says of itself; `readable` is false for anything else. What came from
// outside may hold anything, so each thing is taken only in its own type.
export const describe = (text) => {
  try {
    const { revision, written, payload } = JSON.parse(text);
    if (!payload || typeof payload !== "object") return { readable: false };
    const place = payload.municipality || {};
    const where = plain(place.name) || plain(place.code) || plain(payload.version);
    // A municipality has several sessions, each with a title of its own.
    const name = [plain(payload.title), where].filter(Boolean).join(" · ");
    const example = payload.example === true;
    const number = Number.isSafeInteger(revision) ? revision : 0;
    return { readable: true, revision: number, written: plain(written), name, example };
  } catch {
    return { readable: false };
  }
};

// Tells what a key of local storage holds.
const groupOf = (key) => {
  const rest = key.slice(PREFIX.length);
  const [first] = rest.split("/");
  if (KINDS.includes(first)) return "working";
  if (rest === "framework") return "framework";
  return first === "rescued" ? "rescued" : "preferences";
};

// Tells which kind of document stands under a key, in whatever place.
export const kindOf = (key) =>
  KINDS.find((kind) => key.split("/").includes(kind)) || (/\/framework(~\d+)?$/.test(key) ? "framework" : undefined);

const localEntry = (key) => {
  const value = localStorage.getItem(key) || "";
  const group = groupOf(key);
  const kind = kindOf(key);
  const about = group === "preferences" ? {} : describe(value);
  return { place: "local", key, group, kind, size: value.length, ...about };
};

const documentEntry = (key, value) => {
  const text = value && typeof value.text === "string" ? value.text : undefined;
  const removed = !!value && value.text === null;
  const about = text === undefined ? { readable: false } : describe(text);
  const size = text === undefined ? 0 : text.length;
  return { place: "documents", key, group: "documents", kind: kindOf(key), size, removed, ...about };
};

const snapshotEntry = (key, value) => {
  const text = typeof value === "string" ? value : "";
  const number = Number(key.split("/").pop());
  const size = text.length;
  return { place: "snapshots", key, group: "snapshots", kind: kindOf(key), size, number, ...describe(text) };
};

// What cannot be read is listed by its key, and by what the witness knows of it.
const unreadEntry = (place, key) => {
  const { name, written, example, revision, copy } = knownOf(key);
  // The date, the revision and the copy that it knows are those of the document.
  const about = place === "documents" ? { written, revision, copy } : { number: Number(key.split("/").pop()) };
  return { place, key, group: place, kind: kindOf(key), size: 0, unread: true, readable: false, name, example, ...about };
};

// Names the documents of the witness that were not seen and for which no working copy stands in.
const unseen = (entries) => {
  const seen = entries.map(({ key }) => key);
  const stands = ({ key, revision }) => describe(localStorage.getItem(PREFIX + key) || "").revision >= revision;
  const missing = witnessed().filter((known) => kindOf(known.key) && !seen.includes(known.key) && !stands(known));
  return missing.map(({ key }) => unreadEntry("documents", key));
};

const readLocal = (found) => {
  try {
    found.entries.push(...keysIn(localStorage).map(localEntry));
    found.local = "read";
  } catch {
    found.local = "denied";
  }
};

const readDatabase = async (found) => {
  const visitors = { documents: documentEntry, snapshots: snapshotEntry };
  try {
    const version = await withDatabase(async (database) => {
      for (const [store, entry] of Object.entries(visitors)) {
        await eachIn(database, store, (key, value) =>
          found.entries.push(value === UNREAD ? unreadEntry(store, key) : entry(key, value)),
        );
      }
      if (hasStore(database, "handles")) found.handles = await countIn(database, "handles");
      return database.version;
    });
    if (version === null) found.database = "none";
    else found.database = version > DATABASE_VERSION ? "newer" : "read";
    found.gone = unseen(found.entries);
  } catch (error) {
    found.database = error.name === "busy" ? "busy" : "failed";
    found.entries.push(...unseen(found.entries));
  }
};

// Lists everything: each entry with its place, key, group, size in characters, and, where it can be
// read, kind, name of the municipality, revision and date. What the browser does not give back is marked
// `unread`; what the database should hold and no longer has is in `gone`. It never fails: a place that does not answer is named in `local` and `database` (`read`, `none`,
// `newer`, `busy`, `failed`, `denied`).
export const inventory = async () => {
  const when = thisMoment();
  const found = { when, local: "", database: "", handles: 0, entries: [], gone: [] };
  readLocal(found);
  await readDatabase(found);
  return found;
};
