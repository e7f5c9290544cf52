// The list of what is kept, with everything to download.
import { button, download, fill, json, make, notice, paragraph } from "./draw.js";
import { MOST_BYTES, makeBundles } from "./bundle.js";
import { askToGiveUp } from "./giving_up.js";
import { UNREAD, named, read } from "./places.js";
import { carryOut, reversed } from "./restore.js";
import { kilobytes, megabytes, moment, say } from "./words.js";

const GROUPS = ["documents", "working", "rescued", "framework", "snapshots", "preferences"];
// Many and seldom wanted, so they are folded away.
const FOLDED = ["snapshots", "preferences"];

const FILE_KINDS = { response: "respuesta", dossier: "expediente", plan: "plan", workshop: "sesion", framework: "marco" };

// The beginning of the identity in a key, enough to tell two documents apart.
const shortId = (key) => {
  const parts = key.split("/").filter((part) => !/^\d{1,8}$/.test(part));
  return (parts.pop() || "").slice(0, 6);
};

// Names an entry for people.
export const nameOf = ({ key, kind, name, example, group }) => {
  if (group === "preferences") return key.slice("yachay/".length);
  if (!kind) return key;
  const what = say(`kind_${kind}`);
  if (kind === "framework") return name ? `${what} · ${name}` : what;
  const whom = name || `${say("unnamed")} (${shortId(key)})`;
  return `${what} · ${whom}${example ? ` (${say("example")})` : ""}`;
};

const factsOf = (entry) => {
  const facts = [entry.size > 0 && entry.size < 1000 ? say("less_than_one") : kilobytes(entry.size)];
  if (entry.removed) return say("removed");
  if (entry.unread) {
    const which = entry.number ? say("snapshot", { n: entry.number }) : entry.revision > 0 && say("revision", { n: entry.revision });
    return [say("unseen"), entry.written && moment(entry.written), which].filter(Boolean).join(" · ");
  }
  if (entry.group === "preferences") return facts[0];
  if (!entry.readable) return [...facts, say("unreadable"), say("as_it_is")].join(" · ");
  if (entry.number) facts.unshift(say("snapshot", { n: entry.number }));
  facts.unshift(say("revision", { n: entry.revision }));
  if (entry.written) facts.unshift(moment(entry.written));
  return facts.filter(Boolean).join(" · ");
};

const slug = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);

const fileName = (entry) => {
  const number = entry.group === "snapshots" ? `copia-${entry.number}` : "";
  const known = FILE_KINDS[entry.kind];
  const label = known ? ["yachay", known, slug(entry.name || ""), slug(shortId(entry.key))] : [slug(entry.key)];
  return `${[...label, number].filter(Boolean).join("-")}.json`;
};

const downloadOne = async (entry) => {
  const value = await read(entry.place, entry.key);
  if (value === UNREAD) throw named("unread");
  const text = entry.place === "documents" && value && typeof value.text === "string" ? value.text : value;
  download(fileName(entry), json([typeof text === "string" ? text : JSON.stringify(text, null, 2) || ""]));
};

const isOne = (one) => (other) => other.place === one.place && other.key === one.key;

const namesOf = (some, entries) => {
  const names = some.map((one) => {
    const entry = entries.find(isOne(one));
    return entry ? fullName(entry) : one.key;
  });
  return names.join("; ");
};

// What goes into no file, by name.
const leftOut = (left, entries) => {
  const values = { most: megabytes(MOST_BYTES), names: namesOf(left, entries) };
  return notice("warn", say("too_large"), paragraph(say("too_large_text", values)));
};

const unreadOf = (entries) => entries.filter(({ unread }) => unread);

// What is in none of the files because the browser did not give it back, by name where one is known.
const notRead = (unread, shut, entries) => {
  // A place that does not answer hides also what the list names by the witness alone.
  const hidden = shut ? unreadOf(entries).filter((entry) => !unread.some(isOne(entry))) : [];
  const names = namesOf([...unread, ...hidden], entries);
  const lines = [names && paragraph(say("not_read_text", { names })), shut && paragraph(say("not_all_text"))];
  return notice("error", say("not_read"), ...lines);
};

// Downloads everything and says into `status` what came of it. What is more than one file can be read again is several,
// each with a button, because browsers ask before a page downloads more than it was told to.
const downloadAll = async (status, entries, version) => {
  fill(status, paragraph(say("gathering")));
  const { files, left, unread, shut } = await makeBundles(version);
  const day = new Date().toISOString().slice(0, 10).replace(/-/g, "");
  const said = [];
  if (files.length === 1) download(`yachay-rescate-${day}.json`, files[0]);
  else {
    const numbered = (file, place) => {
      const values = { n: place + 1, all: files.length };
      const name = `yachay-rescate-${day}-${values.n}-de-${values.all}.json`;
      return button(say("download_part", values), () => download(name, file));
    };
    const text = say("several_text", { most: megabytes(MOST_BYTES) });
    const buttons = make("div", { class: "row" }, ...files.map(numbered));
    said.push(notice("info", say("several", { n: files.length }), paragraph(text), buttons));
  }
  if (left.length > 0) said.push(leftOut(left, entries));
  if (unread.length > 0 || shut) said.push(notRead(unread, shut, entries));
  fill(status, ...said);
};

// The button that downloads everything, and what it will leave out; `status` says how it went.
export const allButton = (status, entries, version, kind = "") => {
  const missing = namesOf(unreadOf(entries), entries);
  const all = button(say("download_all"), orSay(status, () => downloadAll(status, entries, version)), kind);
  return make("div", { class: "row" }, all, missing && paragraph(say("will_lack", { names: missing })));
};

// Runs something that a button asked for and says beside it when it fails.
const orSay = (status, act) => async () => {
  fill(status);
  try {
    await act();
  } catch {
    fill(status, notice("error", say("download_failed"), paragraph(say("download_failed_text"))));
  }
};

const removeAside = async (entry, status, refresh) => {
  const before = await read("local", entry.key);
  const changes = [{ place: "local", key: entry.key, value: undefined, before }];
  await carryOut(changes);
  await refresh();
  const undo = button(say("undo"), orSay(status, async () => {
    await carryOut(reversed(changes));
    await refresh();
  }));
  fill(status, notice("ok", say("was_removed", { name: nameOf(entry) }), make("div", { class: "row" }, undo)));
  undo.focus();
};

// Names one entry beside others: an earlier state by its number too.
const fullName = (entry) => [nameOf(entry), entry.number && say("snapshot", { n: entry.number })].filter(Boolean).join(", ");

const line = (entry, status, refresh, database) => {
  const name = nameOf(entry);
  const get = orSay(status, () => downloadOne(entry));
  const remove = orSay(status, () => removeAside(entry, status, refresh));
  const giveUp = () => {
    const ask = () => askToGiveUp(entry, fullName(entry), status, refresh, orSay);
    return button(say("remove"), ask, "danger", say("remove_named", { name: fullName(entry) }));
  };
  return make("li", null,
    make("div", null, make("b", null, name), paragraph(factsOf(entry), "hint")),
    entry.group === "rescued" && button(say("remove"), remove, "danger", say("remove_named", { name })),
    entry.unread && database === "read" && giveUp(),
    !entry.removed && !entry.unread && button(say("download"), get, "quiet", say("download_named", { name })),
  );
};

const later = (a, b) => (b.written || "").localeCompare(a.written || "") || b.key.localeCompare(a.key);

const groupOf = (group, { entries, database }, status, refresh) => {
  const mine = entries.filter((entry) => entry.group === group).sort(later);
  if (mine.length === 0) return null;
  const lines = make("ul", null, ...mine.map((entry) => line(entry, status, refresh, database)));
  const title = `${say(group)} (${mine.length})`;
  if (FOLDED.includes(group)) return make("details", null, make("summary", null, title), lines);
  return make("div", null, make("h3", null, title), lines);
};

// Names what the witness knows of and the database no longer has, and where the last copy of it is.
const goneOf = (gone) => {
  const lineOf = (entry) => {
    const { revision, written, copy } = entry;
    const outside = copy && [say("gone_copy", { n: copy.revision, moment: moment(copy.moment) }), copy.file].filter(Boolean).join(", ");
    const facts = [revision > 0 && say("revision", { n: revision }), moment(written), outside || say("gone_no_copy")];
    return make("li", null, make("b", null, nameOf(entry)), paragraph(facts.filter(Boolean).join(" · "), "hint"));
  };
  const open = button(say("gone_open"), () => document.getElementById("rescue-file").focus());
  const lines = make("ul", null, ...gone.map(lineOf));
  return notice("error", say("gone"), paragraph(say("gone_text")), lines, make("div", { class: "row" }, open));
};

// Says which place does not answer, and what is there no longer.
const obstacles = ({ local, database, entries, gone }, refresh) => {
  const found = [];
  const add = (kind, key) => found.push(notice(kind, say(key), paragraph(say(`${key}_text`))));
  if (local === "denied") add("error", "local_denied");
  else if (database === "failed") add("error", "database_failed");
  if (database === "busy") add("warn", "database_busy");
  if (database === "newer") add("warn", "database_newer");
  const names = namesOf(unreadOf(entries), entries);
  // Where the whole database does not answer, that is said already.
  if (names && !["failed", "busy"].includes(database)) {
    found.push(notice("error", say("unread_some"), paragraph(say("unread_some_text", { names }))));
  }
  if (found.length > 0) found.push(make("div", { class: "row" }, button(say("again"), refresh)));
  return gone.length > 0 ? [goneOf(gone), ...found] : found;
};

// Draws what the inventory found into `place`; `status` outlives it and says how things went.
export const drawListing = (place, status, found, version, refresh) => {
  const any = found.entries.length > 0;
  const blocked = obstacles(found, refresh);
  fill(
    place,
    make("h2", null, say("kept")),
    ...blocked,
    any && paragraph(say("download_all_text")),
    any && allButton(status, found.entries, version, "primary"),
    status,
    ...GROUPS.map((group) => groupOf(group, found, status, refresh)),
    !any && blocked.length === 0 && paragraph(say("nothing")),
  );
};
