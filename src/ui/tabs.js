// What tabs tell each other, and who may write a document: one tab at a time, by the browser's Web
// Locks, or by asking the other tabs where there are none (pages without https).
//
// The pen keeps two tabs from typing into the same document. It does not guard the data: every save
// compares revisions, so a tab that lost the pen while it slept still cannot overwrite anything.

// How long another tab has to hand the pen over before it is taken from it, in milliseconds.
const PATIENCE = 1500;

// How long tabs that ask at the same time hear each other before one of them has the pen, in milliseconds.
const CONTEST = 400;

// How often a tab without the pen asks whether another still has it, in milliseconds: a tab that is killed, and
// now and then one that is closed, says nothing.
const AGAIN = 2000;

// The claim of a tab that has the pen already: larger than every number.
const HELD = "~";

// The claim of a tab that takes the pen: larger than that of the one that has it.
const TAKEN = "~~";

// Tells two tabs apart that happen to draw the same number.
const ME = Math.random().toString(36).slice(2);

// Where storage is denied, so may be the channel.
const opened = () => {
  try {
    return new BroadcastChannel("yachay");
  } catch {
    return undefined;
  }
};

// Opens a channel of its own, so that the programs of one page hear each other too. `hear` gets the
// word of a message and the key of the document it is about.
export const tabs = (hear) => {
  const channel = opened();
  const tell = (word, key, claim) => channel?.postMessage({ [word]: key ?? true, claim });
  const pens = new Map();
  if (channel) {
    channel.onmessage = ({ data }) => {
      const [word, key] = Object.entries(data ?? {})[0] ?? [];
      pens.get(key)?.hear(word, data.claim);
      if (word) hear(word, String(key));
    };
  }
  // The rescue in this very page; not every browser has a channel between the two of a file.
  addEventListener("yachay-wiped", () => hear("wiped", "true"));
  return { tell, pen: (key, changed) => pen(key, changed, tell, pens) };
};

// Asks for the pen of a document; `changed` hears whether this tab has it, whenever that changes. Until
// an answer comes the tab counts as having it.
const pen = (key, changed, tell, pens) => {
  const { locks } = navigator;
  let mine = true;
  let over = false;
  let release;
  // Runs while the tab that has the pen has time to hand it over.
  let waiting;
  const set = (now) => {
    // What was asked for has come: nothing more is taken.
    if (now) clearTimeout(waiting);
    if (mine === now || over) return;
    mine = now;
    changed(now);
  };
  const request = (options) => {
    const granted = (lock) => {
      if (!lock) {
        set(false);
        standInLine();
      } else if (!over) {
        set(true);
        return new Promise((done) => (release = done));
      }
    };
    // Ends so when another tab takes the lock. Where storage is denied so are locks: whoever is alone
    // with what cannot be kept may write it.
    const lost = ({ name }) => {
      if (name !== "AbortError" || over) return;
      set(false);
      standInLine();
    };
    locks.request(`yachay/${key}`, options, granted).catch(lost);
  };
  // The pen comes by itself when the other tab closes. One place is enough: a second one would give the pen
  // back to this tab when it hands it over.
  let line;
  const leaveLine = () => line?.abort("no longer in line");
  const standInLine = () => {
    leaveLine();
    line = new AbortController();
    request({ signal: line.signal });
  };
  // Without locks, of all tabs that ask the one with the larger number gets the pen, and one that has it keeps
  // it; the others hear so.
  let claim = "";
  let claiming = false;
  let contest;
  // The tab that asked for the pen last, where there are no locks.
  let next;
  const contend = () => {
    claim = `${Math.random().toFixed(12)} ${ME}`;
    claiming = true;
    tell("asks", key, claim);
    contest = setTimeout(() => {
      if (claiming) set(true);
      claiming = false;
    }, CONTEST);
  };
  const yieldPen = () => {
    claiming = false;
    clearTimeout(waiting);
    set(false);
  };
  const leaving = () => mine && tell("released", key);
  // A page that comes back as it was left: meanwhile another tab may write.
  const comeBack = ({ persisted }) => {
    if (!persisted) return;
    set(false);
    contend();
  };
  const letGo = () => {
    release?.();
    release = undefined;
  };
  const self = {
    // What other tabs say about the document, where there are no locks.
    hear: (word, theirs) => {
      if (locks || over) return;
      const ours = claiming ? claim : HELD;
      if (word === "asks" && claiming && theirs > ours) yieldPen();
      else if (word === "asks" && (mine || claiming)) tell("holds", key, ours);
      // A tab that only asks takes the pen from none that asked with a larger number.
      if (word === "holds" && theirs >= ours) yieldPen();
      if (word === "released" && !mine && !claiming) contend();
      // Of several tabs that want it the one that has it chooses, by who asked last.
      if (word === "wants" && mine) next = theirs;
      else if (word === "wants" && claiming) yieldPen();
      if (word === "handed" && theirs === ME) {
        claiming = false;
        set(true);
      }
    },
    // Takes the pen: the other tab is asked for it, and one that sleeps loses it.
    take: () => {
      if (mine) return;
      tell("wants", key, ME);
      if (!locks) {
        clearTimeout(contest);
        claim = TAKEN;
        claiming = true;
      }
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        claiming = false;
        if (mine || over) return;
        leaveLine();
        if (locks) request({ steal: true });
        else set(true);
      }, PATIENCE);
    },
    // Hands it over to a tab that wants it; what was typed here is saved by then.
    handOver: () => {
      yieldPen();
      letGo();
      if (locks) standInLine();
      else tell("handed", key, next);
    },
    // The document was closed here.
    close: () => {
      if (!locks && !over) leaving();
      over = true;
      clearInterval(asking);
      clearTimeout(waiting);
      leaveLine();
      letGo();
      removeEventListener("pagehide", leaving);
      removeEventListener("pageshow", comeBack);
      if (pens.get(key) === self) pens.delete(key);
    },
  };
  pens.set(key, self);
  let asking;
  if (locks) request({ ifAvailable: true });
  else {
    addEventListener("pagehide", leaving);
    addEventListener("pageshow", comeBack);
    contend();
    asking = setInterval(() => mine || claiming || contend(), AGAIN);
  }
  return self;
};
