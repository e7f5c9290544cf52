// Choosing a file, seeing what it would change, writing it, taking it back.
import { button, fill, make, notice, paragraph } from "./draw.js";
import { readFile } from "./bundle.js";
import { askToPersist } from "./places.js";
import { describe, kindOf } from "./inventory.js";
import { nameOf } from "./listing.js";
import { carryOut, changesOf, isReversible, preview, reversed } from "./restore.js";
import { knownOf } from "./witness.js";
import { megabytes, moment, say } from "./words.js";

const REASONS = ["empty", "large", "binary", "broken", "foreign", "newer", "damaged", "crowded", "strange"];

const row = (...children) => make("div", { class: "row" }, ...children);

const failure = (error) => {
  const reason = ["changed", "full", "broken_off", "unread"].includes(error.name) ? error.name : "refused";
  return notice("error", say("failed"), paragraph(say(reason)));
};

const refusal = (name, error) => {
  if (!REASONS.includes(error.name)) return failure(error);
  const values = { size: megabytes(error.size), most: megabytes(error.most) };
  const text = `${say(error.name, values)} ${say("nothing_changed")}`;
  return notice("error", say("no_read", { name }), paragraph(text));
};

// The address of the product: the folder where this page is its own, otherwise the very page that it is in.
const product = () => {
  const isOwn = document.getElementById("rescue") && !document.getElementById("rescue-page");
  return isOwn ? "./" : location.href.split("#")[0];
};

const facts = (text) => {
  const { readable, revision, written } = describe(text);
  if (!readable) return say("unreadable");
  return [say("revision", { n: revision }), moment(written)].filter(Boolean).join(", ");
};

// What the text of a document says of itself and of the one it would replace.
const change = (now, text) =>
  typeof now === "string" && now !== text ? `${facts(now)} → ${facts(text)}` : facts(text);

const isAble = ({ state }) => !["same", "shut", "unread_kept"].includes(state);

const choice = ({ item, state, now, text }, number) => {
  const able = isAble({ state });
  const box = make("input", {
    type: "checkbox",
    id: `rescue-${number}`,
    value: number,
    checked: ["new", "adds", "replaces", "unread"].includes(state),
    disabled: !able,
  });
  const group = /^yachay\/(preference|witness)/.test(item.key) ? "preferences" : "";
  const isDocument = typeof text === "string" && !group;
  const about = isDocument ? describe(text) : {};
  const name = nameOf({ key: item.key, kind: kindOf(item.key), group, ...about });
  const lines = [say(`state_${state}`, { n: knownOf(item.key).revision }), isDocument && state !== "damaged" && change(now, text)].filter(Boolean);
  const words = make("span", null, make("b", null, name), ...lines.map((line) => make("small", null, line)));
  return make("label", { class: "choice", for: box.id }, box, words);
};

// Draws the way from a file to what is restored; `look` returns a new inventory, `refresh` redraws the list.
export const drawRestoring = (place, look, refresh) => {
  const status = make("div", { role: "status" });
  const proposal = make("div", { class: "stack" });
  const input = make("input", { type: "file", id: "rescue-file", accept: ".json,application/json" });

  const show = (...children) => {
    fill(proposal);
    fill(status, ...children);
  };

  const takeBack = async (changes) => {
    try {
      await carryOut(reversed(changes));
      show(notice("ok", say("taken_back")));
    } catch (error) {
      show(failure(error));
    }
    await refresh();
  };

  let writing = false;
  const write = async (rows) => {
    if (writing) return;
    const chosen = [...proposal.querySelectorAll("input:checked")].map((box) => rows[Number(box.value)]);
    if (chosen.length === 0) return fill(status, notice("warn", say("none_chosen")));
    const changes = changesOf(chosen);
    writing = true;
    try {
      await carryOut(changes);
      askToPersist();
      const undo = button(say("undo"), () => takeBack(changes));
      const open = make("a", { class: "button primary", href: product() }, say("open"));
      const whole = isReversible(changes);
      const text = paragraph(say(whole ? "restored_text" : "restored_unread", { n: changes.length }));
      show(notice("ok", say("restored"), text, row(whole && undo, open)));
    } catch (error) {
      show(failure(error));
    }
    writing = false;
    await refresh();
  };

  const propose = async (file) => {
    const content = await readFile(file);
    const { rows, lost } = await preview(content, (await look()).database);
    const able = rows.some(isAble);
    const title = make("h3", { tabindex: "-1" }, say("would", { name: file.name }));
    fill(
      proposal,
      title,
      ...rows.map(choice),
      content.skipped > 0 && paragraph(say("skipped", { n: content.skipped })),
      lost > 0 && paragraph(say("lost", { n: lost })),
      row(button(say("cancel"), () => show()), able && button(say("restore_chosen"), () => write(rows), "primary")),
    );
    fill(status);
    title.focus();
  };

  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    show(paragraph(say("reading")));
    try {
      await propose(file);
    } catch (error) {
      show(refusal(file.name, error));
    }
    // The same file can be chosen again.
    input.value = "";
  });

  fill(
    place,
    make("h2", null, say("restore")),
    paragraph(say("restore_text")),
    make("label", { class: "dropzone", for: input.id }, input, make("b", null, say("file")), make("span", { class: "hint" }, say("file_hint"))),
    status,
    proposal,
  );
};
