// Removing everything of ours from this browser, and the proof: every place is read again afterwards.
import {
  DATABASE, PREFIX, announce, clearStores, countIn, hasStore, inTime, keysIn, pause, thisMoment, withDatabase,
} from "./places.js";

// How long other tabs get to fall silent, and how long to wait before everything is read again.
const SILENCE = 400;

const isOurs = (name) => name === DATABASE || /^yachay[-/.]/.test(name);

// The stores are emptied before the database goes: that works also while another tab keeps it open.
const STORES = ["documents", "snapshots", "handles"];
const countStores = async () => {
  const found = {};
  const opened = await withDatabase(async (database) => {
    for (const store of STORES) {
      found[store] = hasStore(database, store) ? await countIn(database, store) : 0;
    }
    return true;
  });
  return opened ? found : { documents: 0, snapshots: 0, handles: 0 };
};

const databaseNames = async () => {
  if (!indexedDB.databases) return (await withDatabase(() => true)) ? [DATABASE] : [];
  const ours = (await inTime(indexedDB.databases())).filter(({ name }) => isOurs(name));
  // Where one that is not there was opened in vain, WebKit keeps an empty one, of version 0.
  for (const { name, version } of ours) if (version === 0) await removeDatabase(name);
  return ours.filter(({ version }) => version !== 0).map(({ name }) => name);
};

const removeDatabase = (name) =>
  inTime(
    new Promise((done, refuse) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = done;
      request.onerror = () => refuse(request.error);
    }),
  );

const database = {
  count: async () => (await databaseNames()).length,
  remove: async () => {
    for (const name of await databaseNames()) await removeDatabase(name);
  },
};

const webStorage = (storage) => ({
  count: async () => keysIn(storage()).length,
  remove: async () => {
    for (const key of keysIn(storage())) storage().removeItem(key);
  },
});

// Pages opened from a file have neither worker nor caches nor a folder.
const served = () => location.protocol.startsWith("http");

// Only the worker of this folder is ours: another application may live beside or above it.
const scope = () => new URL("./", document.baseURI).href;
const registrations = async () => {
  if (!served() || !navigator.serviceWorker) return [];
  const found = await inTime(navigator.serviceWorker.getRegistrations());
  return found.filter((registration) => registration.scope === scope());
};
const worker = {
  count: async () => (await registrations()).length,
  remove: async () => {
    for (const registration of await registrations()) {
      // One that is still keeping the application holds up its own removal until it stops (src/ui/worker.js).
      const { installing, waiting, active } = registration;
      for (const one of [installing, waiting, active]) if (one) one.postMessage("erase");
      await inTime(registration.unregister());
    }
  },
};

const cacheNames = async () =>
  !served() || typeof caches === "undefined" ? [] : (await inTime(caches.keys())).filter(isOurs);
const cache = {
  count: async () => (await cacheNames()).length,
  remove: async () => {
    for (const name of await cacheNames()) await caches.delete(name);
  },
};

const folder = async () => {
  if (!served() || !navigator.storage || !navigator.storage.getDirectory) return null;
  const root = await inTime(navigator.storage.getDirectory());
  try {
    await root.getDirectoryHandle(DATABASE);
    return root;
  } catch (error) {
    if (error.name === "NotFoundError") return null;
    throw error;
  }
};
const files = {
  count: async () => ((await folder()) ? 1 : 0),
  remove: async () => {
    const root = await folder();
    if (root) await root.removeEntry(DATABASE, { recursive: true });
  },
};

// In the order of removal: the worker first, so that it keeps nothing again.
const PLACES = {
  worker,
  cache,
  local: webStorage(() => localStorage),
  session: webStorage(() => sessionStorage),
  files,
  database,
};

// Does something, or returns null.
const attempt = async (act) => {
  try {
    return await act();
  } catch {
    return null;
  }
};

// Counts what is in each place; null where the browser does not say.
const count = async (stores = countStores) => {
  const found = { documents: null, snapshots: null, handles: null, ...(await attempt(stores)) };
  for (const [name, place] of Object.entries(PLACES)) found[name] = await attempt(place.count);
  return found;
};

// Reads every place again and returns the proof: per place how many things were there before and how
// many are there now (null where the browser does not say), when, and whether all is gone.
export const prove = async (before, refused = {}, stores = countStores) => {
  const after = await count(stores);
  const rows = Object.keys(after).map((place) => {
    const row = { place, before: before[place], after: after[place], reason: refused[place] };
    return { ...row, stays: after[place] !== 0 };
  });
  const when = thisMoment();
  const where = location.href.split(/[?#]/)[0];
  return { when, where, before, rows, clean: !rows.some(({ stays }) => stays) };
};

// Removes everything of ours from this browser: keys that begin with `yachay/`, our databases, worker,
// caches and files. Nothing of other applications at the same address is touched. It never fails;
// what resisted is in the proof, with the reason `busy` where another tab holds it.
export const wipe = async () => {
  const before = await count();
  const refused = {};
  const remove = async (name, act) => {
    try {
      await act();
    } catch (error) {
      refused[name] = error.name;
    }
  };
  announce({ wiped: true });
  dispatchEvent(new Event("yachay-wiped"));
  await pause(SILENCE);
  await remove("documents", () => withDatabase(clearStores));
  const emptied = await attempt(countStores);
  for (const [name, place] of Object.entries(PLACES)) await remove(name, place.remove);
  announce({ erased: true });
  await pause(SILENCE);
  // A worker that was just finishing may have written its last note after the caches went.
  await remove("cache", cache.remove);
  // A database that waits for another tab to let go cannot be opened; it was read before.
  return prove(before, refused, refused.database ? async () => emptied : countStores);
};

// Calls back when another tab writes something of ours.
export const onReturn = (call) =>
  addEventListener("storage", ({ key, newValue }) => {
    if (newValue !== null && key && key.startsWith(PREFIX)) call();
  });
