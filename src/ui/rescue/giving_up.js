// Giving up what the browser cannot give back, one thing at a time, so that it is in the way no longer. Everything else
// stays: earlier states of a document, its working copy, and what open tabs still have of it.
import { button, fill, make, notice, paragraph } from "./draw.js";
import { UNREAD, read, thisMoment } from "./places.js";
import { carryOut, marksBeside } from "./restore.js";
import { forget } from "./witness.js";
import { say } from "./words.js";

// The place of a document that has earlier states stays, without text, so that the application still lists them. It counts
// as the first of all, so that a working copy of any revision may take it.
const withoutDocument = async (key) => {
  const [kind, id] = key.split("/");
  const snapshots = await marksBeside(key);
  const value = { kind, id, revision: 0, schema: 0, text: null, since: thisMoment(), snapshots };
  return [{ place: "documents", key, value: snapshots.length > 0 ? value : undefined, before: UNREAD }];
};

// The document that an earlier state belongs to lists it no longer.
const withoutSnapshot = async (key) => {
  const gone = { place: "snapshots", key, value: undefined, before: UNREAD };
  const owner = key.split("/").slice(0, 2).join("/");
  const before = await read("documents", owner);
  if (!before || !Array.isArray(before.snapshots)) return [gone];
  const number = Number(key.split("/").pop());
  const snapshots = before.snapshots.filter((about) => !about || about.number !== number);
  return [gone, { place: "documents", key: owner, value: { ...before, snapshots }, before }];
};

const giveUp = async ({ place, key }) => {
  await carryOut(await (place === "documents" ? withoutDocument(key) : withoutSnapshot(key)));
  if (place === "documents") forget(key);
};

// Asks into `status` whether an entry that cannot be read is to go; there is no way back. `orSay` says when it fails.
export const askToGiveUp = (entry, name, status, refresh, orSay) => {
  const asked = document.activeElement;
  const go = orSay(status, async () => {
    await giveUp(entry);
    await refresh();
    fill(status, notice("ok", say("was_removed", { name }), paragraph(say("rest_stays"))));
  });
  const stay = () => {
    fill(status);
    asked.focus();
  };
  const keep = button(say("cancel"), stay);
  const row = make("div", { class: "row" }, keep, button(say("remove_for_good"), go, "danger"));
  const copy = entry.place === "documents" && paragraph(say("remove_sure_copy"));
  fill(status, notice("warn", say("remove_sure", { name }), paragraph(say("remove_sure_text")), copy, row));
  keep.focus();
};
