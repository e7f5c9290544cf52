// What helps when the program does not: lists, downloads, restores and erases everything kept in this
// browser. It needs neither the program nor the network. Opened by rescate.html it begins by itself.
import { button, fill, make, notice, paragraph } from "./rescue/draw.js";
import { inventory } from "./rescue/inventory.js";
import { drawListing } from "./rescue/listing.js";
import { startPage } from "./rescue/page.js";
import { inTime } from "./rescue/places.js";
import { drawRestoring } from "./rescue/restoring.js";
import { wipe } from "./rescue/wipe.js";
import { drawWiping } from "./rescue/wiping.js";
import { say } from "./rescue/words.js";

export { inventory, wipe };

const folderIn = (text) => (text.match(/\bv-[0-9a-f]{12}\b/) || [""])[0];

// The version that this page belongs to.
const ownFolder = () => {
  const script = document.querySelector('script[src*="v-"]');
  return script ? folderIn(script.getAttribute("src")) : "";
};

// Tells whether the server has another version than the one that this page belongs to.
const isStale = async () => {
  if (!location.protocol.startsWith("http")) return false;
  try {
    const answer = await inTime(fetch("./", { cache: "no-store" }));
    const now = answer.ok ? folderIn(await answer.text()) : "";
    return now !== "" && ownFolder() !== "" && now !== ownFolder();
  } catch {
    return false;
  }
};

const reload = () => make("div", { class: "row" }, button(say("reload"), () => location.reload()));

// What did not come is said by the static card; what stopped in the middle of something is said here.
const drawReason = async (place, reason, stopped) => {
  const cards = document.querySelectorAll('.notice[data-when="failed"]');
  for (const card of cards) card.hidden = stopped;
  const detail = make("details", null, make("summary", null, say("detail")), make("code", null, reason));
  if (stopped) fill(place, notice("error", say("stopped"), paragraph(say("stopped_text")), reload(), detail));
  else fill(place, reload(), detail);
  if (await isStale()) {
    fill(place, notice("warn", say("stale"), paragraph(say("stale_text")), reload(), detail));
  }
};

// Draws the whole page into `container`, in the language of the document. `reason` says why the
// program stopped, where it did; `version` names the build in the files that leave.
export async function show(container, reason = "", version = ownFolder(), stopped = true) {
  const part = () => make("section", { class: "part" });
  const [why, listing, restoring, wiping] = [part(), part(), part(), part()];
  const status = make("div", { role: "status" });
  const refresh = async () => {
    const found = await inventory();
    drawListing(listing, status, found, version, refresh);
    drawWiping(wiping, found, container, version);
  };
  container.classList.add("rescue", "stack");
  listing.append(make("p", { role: "status" }, say("looking")));
  fill(container, ...(reason ? [why] : []), listing, restoring, wiping);
  container.hidden = false;
  if (reason) drawReason(why, reason, stopped);
  drawRestoring(restoring, inventory, refresh);
  await refresh();
  try {
    // Another tab may erase everything meanwhile; it says so before (`wiped`) and after (`erased`).
    new BroadcastChannel("yachay").onmessage = ({ data }) => data && data.erased && listing.isConnected && refresh();
  } catch {
    // Without channels the list is as it was when it was drawn.
  }
}

// Begins the page of its own, which the single file has inside.
export const begin = (place, version) => startPage(() => show(place, "", version));

const page = document.getElementById("rescue");
if (page) begin(page);
