// Erasing everything: what goes, a word to confirm it, and the proof, fit to be printed.
import { button, fill, make, notice, paragraph } from "./draw.js";
import { allButton, nameOf } from "./listing.js";
import { onReturn, prove, wipe } from "./wipe.js";
import { fullMoment, say } from "./words.js";

const row = (...children) => make("div", { class: "row" }, ...children);

const amount = (value) => (value === null || value === undefined ? say("unknown") : String(value));

const table = (proof) => {
  const cell = (value) => make("td", { class: "num" }, value);
  const head = (text, kind) => make("th", { scope: "col", class: kind }, text);
  const lines = proof.rows.map(({ place, before, after, stays }) =>
    make("tr", null,
      make("th", { scope: "row" }, say(`place_${place}`)),
      cell(amount(before)),
      cell(`${amount(after)} ${stays ? "!" : "✓"}`),
    ),
  );
  return make("table", null,
    make("thead", null, make("tr", null, head(say("place")), head(say("before"), "num"), head(say("now"), "num"))),
    make("tbody", null, ...lines),
  );
};

const verdict = (proof, returned) => {
  if (proof.clean) return notice("ok", say("proof_clean"));
  const busy = proof.rows.some(({ reason }) => reason === "busy");
  const unseen = proof.rows.some(({ stays, after, reason }) => stays && (after === null || reason) && !busy);
  // Whether another tab holds it is known only where it could be emptied before.
  const silent = busy && proof.rows.some(({ place, after }) => place === "documents" && after === null);
  const text = silent ? "proof_silent" : busy ? "proof_busy" : unseen && !returned ? "proof_settings" : "proof_again";
  return notice("error", say("proof_left"), paragraph(say(text)));
};

const pair = (term, text) => make("div", null, make("dt", null, term), make("dd", null, text));

const signatures = () =>
  make("div", { class: "print-only" },
    make("div", { class: "signatures" }, ...["did", "saw"].map((who) => make("div", null, paragraph(say(who))))),
  );

// Draws the proof in place of everything; it is read again when another tab writes.
const drawProof = (place, first, names) => {
  const draw = (proof, returned = false) => {
    const title = make("h2", { tabindex: "-1" }, say("proof"));
    const again = async () => draw(await prove(proof.before));
    const actions = make("div", { class: "row no-print" },
      button(say("print"), () => print(), "primary"),
      button(say("check_again"), again),
      !proof.clean && button(say("wipe"), async () => draw(await wipe()), "danger"),
    );
    const facts = make("dl", { class: "pairs" },
      pair(say("checked"), fullMoment(proof.when)),
      ...(names.length > 0 ? [pair(say("erased"), names.join(", "))] : []),
      pair(say("address"), proof.where),
      pair(say("browser"), navigator.userAgent),
      pair(say("left_out"), say("left_out_text")),
    );
    const offline = proof.rows.some(({ place, before }) => place === "worker" && before > 0);
    const after = [table(proof), offline && paragraph(say("offline_gone")), signatures(), actions];
    fill(place, make("section", { class: "document" }, title, verdict(proof, returned), facts, ...after));
    title.focus();
  };
  draw(first);
  onReturn(async () => draw(await prove(first.before), true));
};

// The names of the documents that are there, each once, wherever they are kept.
const namesOf = ({ entries }) => {
  const documents = entries.filter(({ group }) => ["documents", "working", "framework"].includes(group));
  return [...new Set(documents.filter(({ removed }) => !removed).map(nameOf))];
};

const goes = (found) => {
  const groups = ["documents", "working", "rescued", "snapshots", "framework", "preferences"];
  const counts = groups.map((group) => [say(group), found.entries.filter((entry) => entry.group === group).length]);
  if (found.handles > 0) counts.push([say("place_handles"), found.handles]);
  const lines = counts.filter(([, count]) => count > 0).map(([name, count]) => make("li", null, `${name}: ${count}`));
  return lines.length > 0 && make("div", null, make("h3", null, say("wipe_goes")), make("ul", null, ...lines));
};

// Draws the section of erasing; `whole` is what the proof takes the place of.
export const drawWiping = (place, found, whole, version) => {
  const word = say("wipe_word");
  const status = make("div", { class: "stack", role: "status" });
  const error = make("p", { class: "error", id: "rescue-word-error", role: "alert" });
  const input = make("input", {
    id: "rescue-word", class: "short", type: "text", autocomplete: "off", autocapitalize: "characters",
    spellcheck: "false", "aria-describedby": error.id,
  });

  const confirm = async (event) => {
    event.preventDefault();
    if (input.value.trim() !== word) {
      error.textContent = say("wipe_wrong", { word });
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return;
    }
    // The card of a failed load says that what was kept is still in place.
    const card = whole.previousElementSibling;
    if (card?.dataset.when === "failed") card.hidden = true;
    fill(whole, make("p", { role: "status" }, say("wiping")));
    drawProof(whole, await wipe(), namesOf(found));
  };

  fill(
    place,
    make("h2", null, say("wipe")),
    paragraph(say("wipe_text")),
    found.entries.length > 0 && paragraph(say("wipe_first")),
    found.entries.length > 0 && allButton(status, found.entries, version),
    status,
    goes(found),
    make("form", { submit: confirm },
      make("h3", null, say("wipe_confirm")),
      make("div", { class: "field" }, make("label", { for: input.id }, say("wipe_type", { word })), input, error),
      row(make("button", { type: "submit", class: "button danger" }, say("wipe"))),
    ),
  );
};
