// Putting kept things back: what would be written, writing all of it or nothing, and taking it back.
import { KINDS, PREFIX, UNREAD, announce, keysOf, named, read, thisMoment, withDatabase, writeAll } from "./places.js";
import { mark, snapshotKey } from "./bundle.js";
import { isSound, withRevision } from "./checksum.js";
import { describe } from "./inventory.js";
import { knownOf, settle } from "./witness.js";

const ASIDE = `${PREFIX}rescued/`;

const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// Returns the change that keeps a text of local storage aside, none when it is there already.
const aside = (key, text) => {
  const rest = key.slice(PREFIX.length).replace(/^rescued\//, "");
  for (let number = 1; ; number += 1) {
    const name = `${ASIDE}${rest}${number > 1 ? `~${number}` : ""}`;
    const there = localStorage.getItem(name);
    if (there === text) return [];
    if (there === null) return [{ place: "local", key: name, value: text, before: undefined }];
  }
};

const localChanges = ({ key, value }) => {
  const there = localStorage.getItem(key);
  if (there === value) return [];
  const before = there === null ? undefined : there;
  const kept = there === null ? [] : aside(key, there);
  return [...kept, { place: "local", key, value, before }];
};

// The number after all that are in use.
const nextNumber = (...lists) =>
  Math.max(0, ...lists.flat().map(({ number }) => number)) + 1;

// Adds snapshots to a record: under their own number where it is free, otherwise after the last.
const snapshotChanges = async (key, marks, coming) => {
  const changes = [];
  let next = nextNumber(marks, coming.map(({ about }) => about));
  for (const { about, text } of coming) {
    const taken = marks.some(({ number }) => number === about.number);
    if (taken && (await read("snapshots", snapshotKey(key, about.number))) === text) continue;
    const number = taken ? next++ : about.number;
    marks.push({ ...about, number });
    const name = snapshotKey(key, number);
    const before = await read("snapshots", name);
    changes.push({ place: "snapshots", key: name, value: text, before });
  }
  return changes;
};

// A working copy on this device would win over what is restored, so it goes aside.
const workingChanges = (key, text) => {
  const working = localStorage.getItem(PREFIX + key);
  if (working === null || working === text) return [];
  return [...aside(PREFIX + key, working), { place: "local", key: PREFIX + key, value: undefined, before: working }];
};

// What takes the place of something counts as later, so that a page which shows the state before writes nothing over it,
// and no working copy wins over it whose removal has not reached the disk. Of what cannot be read the witness tells.
const later = (key, record, there) => {
  const { text } = record;
  const working = localStorage.getItem(PREFIX + key);
  const ofWorking = working === null || working === text ? 0 : describe(working).revision;
  const replaced = there === UNREAD ? knownOf(key) : there;
  const before = Math.max((replaced && replaced.text !== text && replaced.revision) || 0, ofWorking || 0);
  if (record.revision > before) return record;
  if (text === null) return { ...record, revision: before };
  if (!isSound(text, key)) return record;
  return { ...record, revision: before + 1, text: withRevision(text, before + 1) };
};

// Says which earlier states of a document there are whose record, which would tell, cannot be read.
export const marksBeside = async (key) => {
  const keys = (await withDatabase((database) => keysOf(database, "snapshots"))) || [];
  const marks = [];
  for (const name of keys.map(String).filter((name) => name.startsWith(`${key}/`))) {
    const { readable, revision, written } = describe(await read("snapshots", name));
    if (readable) marks.push(mark({ number: Number(name.slice(key.length + 1)), taken: written, revision }));
  }
  return marks.filter(Boolean);
};

const marksOf = async (key, there) => {
  if (there === UNREAD) return marksBeside(key);
  return there && Array.isArray(there.snapshots) ? there.snapshots.map(mark).filter(Boolean) : [];
};

const documentChanges = async ({ key, record: ofFile, snapshots }) => {
  const there = await read("documents", key);
  // That a document was removed is no reason to give up one that may be readable tomorrow.
  if (there === UNREAD && ofFile.text === null) return [];
  const record = later(key, ofFile, there);
  const hasText = !!there && typeof there.text === "string";
  const keeps = record.text === null && hasText;
  const replaced = hasText && !keeps && there.text !== record.text;
  const isResponse = record.kind === "response";
  const marks = await marksOf(key, there);
  const coming = isResponse ? [] : [...snapshots];
  const changes = [];
  if (replaced && isResponse) changes.push(...aside(PREFIX + key, there.text));
  else if (replaced) {
    const number = nextNumber(marks, coming.map(({ about }) => about));
    const about = { number, taken: thisMoment(), revision: there.revision, why: "replaced" };
    coming.push({ about, text: there.text });
  }
  changes.push(...(await snapshotChanges(key, marks, coming)));
  const { kind, id, revision, schema, text } = keeps ? there : record;
  const since = there && there.since && !replaced ? there.since : thisMoment();
  const value = { ...(there === UNREAD ? {} : there), kind, id, revision, schema, text, since, snapshots: marks };
  if (!equal(value, there)) changes.push({ place: "documents", key, value, before: there });
  return keeps ? changes : [...changes, ...workingChanges(key, text)];
};

// Without a database a document waits in local storage, where the application takes it from when it
// opens; of two for the same place the later one waits there and the other is put aside.
const withoutDatabase = (items) => {
  const waiting = new Map();
  for (const item of items) {
    const value = item.place === "documents" ? item.record.text : item.value;
    if (value === null) continue;
    const key = item.place === "documents" ? PREFIX + item.key : item.key;
    const other = waiting.get(key);
    const revision = (text) => describe(text).revision || 0;
    if (!other || other.value === value) waiting.set(key, { place: "local", key, value });
    else {
      const [late, early] = revision(value) > revision(other.value) ? [value, other.value] : [other.value, value];
      waiting.set(key, { place: "local", key, value: late });
      const name = `${ASIDE}${key.slice(PREFIX.length)}`;
      waiting.set(name, { place: "local", key: name, value: early });
    }
  }
  return [...waiting.values()];
};

// The text of an item, and what is in its place now.
const textOf = (item) => (item.place === "documents" ? item.record.text : item.value);
const there = async ({ place, key }) => {
  const found = await read(place, key);
  if (place !== "documents" || found === UNREAD) return found;
  return found && typeof found.text === "string" ? found.text : read("local", PREFIX + key);
};

// Tells whether the text of an item is a document that the application would not open. A framework is
// edited by hand, so its checksum says nothing.
const isDamaged = ({ key }, text) => {
  const document = key.replace(PREFIX, "");
  const isDocument = KINDS.includes(document.split("/")[0]);
  return isDocument && typeof text === "string" && !isSound(text, document);
};

const stateOf = (item, changes, now, coming) => {
  if (changes.length === 0) return now === UNREAD ? "unread_kept" : "same";
  if (isDamaged(item, coming)) return "damaged";
  if (now === UNREAD) return knownOf(item.key).revision > describe(coming).revision ? "unread_later" : "unread";
  if (typeof now !== "string") return "new";
  if (now === coming || coming === null) return "adds";
  const [here, file] = [describe(now).revision, describe(coming).revision];
  return here > file ? "older" : "replaces";
};

// Says for each item of a file what restoring it would do: `new`, `same`, `adds` (snapshots only),
// `replaces`, `older` (what is here is later), `damaged` (the application could not open it), `shut` (its place cannot be written to)
// or, where the browser cannot give back what is here, `unread`, `unread_later` (the witness knows that it was later), `unread_kept`.
// `database` is what the inventory found; `lost` counts snapshots that have no place to go.
export const preview = async ({ items }, database) => {
  const rows = [];
  const open = database === "read";
  const lost = open ? 0 : items.reduce((sum, item) => sum + (item.snapshots || []).length, 0);
  for (const item of database === "none" ? withoutDatabase(items) : items) {
    if (item.place === "documents" && !open) {
      rows.push({ item, state: "shut", text: textOf(item) });
      continue;
    }
    const changes = await (item.place === "documents" ? documentChanges(item) : localChanges(item));
    const [now, text] = [await there(item), textOf(item)];
    rows.push({ item, state: stateOf(item, changes, now, text), now, text, changes });
  }
  return { rows, lost };
};

// Joins the changes of the chosen rows. A working copy that is restored too is not put aside.
export const changesOf = (rows) => {
  const local = rows.filter(({ item }) => item.place === "local").map(({ item }) => item.key);
  const goes = ({ place, key, value }) => place === "local" && value === undefined && local.includes(key);
  const all = rows.flatMap(({ item, changes }) =>
    item.place === "documents" ? changes.filter((change) => !goes(change)) : changes,
  );
  // Two rows may put the same text aside.
  return all.filter((change, at) => all.findIndex((one) => equal(one, change)) === at);
};

const putLocal = ({ key, value }) => {
  if (value === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
};

const takeBack = (done) => {
  for (const { key, before } of done.reverse()) {
    try {
      putLocal({ key, value: before });
    } catch {
      // There was room for it before.
    }
  }
};

// Tells the witness, so that what was lost before counts as back, and the other tabs.
const tell = (changes) => {
  for (const { place, key, value } of changes) {
    const text = place === "documents" && value ? value.text : value;
    if (typeof text === "string") settle(place === "local" ? key.slice(PREFIX.length) : key, describe(text));
  }
  // What nobody could read and is given up is no reason for a tab that still has it to let go of it.
  const isHeard = ({ place, value, before }) => place === "documents" && (before !== UNREAD || !!(value && value.text));
  for (const { key, value } of changes.filter(isHeard)) {
    const isThere = value && value.text !== null;
    announce(isThere ? { changed: key, revision: value.revision } : { removed: key });
  }
};

// Writes all changes or none, reads them back and compares. Fails with `changed` (something else
// wrote meanwhile), `full`, `broken_off` (nobody says why), `unread`, or the browser's own error.
export const carryOut = async (changes) => {
  for (const { place, key, before } of changes) {
    if (!equal(await read(place, key), before)) throw named("changed");
  }
  const done = [];
  try {
    for (const change of changes.filter(({ place }) => place === "local")) {
      putLocal(change);
      done.push(change);
    }
    const others = changes.filter(({ place }) => place !== "local");
    if (others.length > 0) await withDatabase((database) => writeAll(database, others));
  } catch (error) {
    takeBack(done);
    const full = /Quota|QUOTA/.test(error.name) || [22, 1014].includes(error.code);
    throw full ? named("full") : error.name === "AbortError" ? named("broken_off") : error;
  }
  for (const { place, key, value } of changes) {
    if (!equal(await read(place, key), value)) throw named("unread");
  }
  tell(changes);
};

// Tells whether changes can be taken back: not where they took the place of what nobody could read.
export const isReversible = (changes) => !changes.some(({ before }) => before === UNREAD);

// Returns the changes that take back others.
export const reversed = (changes) =>
  changes.map(({ place, key, value, before }) => ({ place, key, value: before, before: value })).reverse();
