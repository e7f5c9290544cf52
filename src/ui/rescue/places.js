// The places where the application keeps things in this browser, read and written without it: local
// storage and the database. The database is never made or changed in shape here.

export const PREFIX = "yachay/";
export const KINDS = ["response", "dossier", "plan", "workshop"];
export const DATABASE = "yachay";

// The shape of the database that this page can write to; one of a later version is only read.
export const DATABASE_VERSION = 1;

// How long a place may take to answer, in milliseconds.
const PATIENCE = 5000;

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Fails with the name `busy` when an answer does not come: another tab may hold the database, or the browser is stuck.
export const inTime = (answer, patience = PATIENCE) =>
  Promise.race([
    answer,
    pause(patience).then(() => {
      throw named("busy");
    }),
  ]);

// This moment, to the second, as the application writes and reads it.
export const thisMoment = () => `${new Date().toISOString().slice(0, 19)}Z`;

export const named = (name, details) => Object.assign(new Error(name), { name }, details);

// Lists our keys of a web storage; throws where the browser denies it.
export const keysIn = (storage) => {
  const keys = [];
  for (let index = 0; index < storage.length; index += 1) keys.push(storage.key(index));
  return keys.filter((key) => key.startsWith(PREFIX)).sort();
};

// Opens the database as it is, whatever its version; null when there is none.
export const openDatabase = async () => {
  // Looking for a database that is not there would leave an empty one in WebKit.
  if (indexedDB.databases) {
    const found = await inTime(indexedDB.databases()).catch(() => [{ name: DATABASE }]);
    if (!found.some(({ name }) => name === DATABASE)) return null;
  }
  let late = false;
  let missing = false;
  const opening = new Promise((done, refuse) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => {
      missing = true;
      request.transaction.abort();
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (missing) done(null);
      else refuse(request.error);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      if (late) database.close();
      else done(database);
    };
  });
  return inTime(opening).catch((error) => {
    late = true;
    throw error;
  });
};

// Does something with the open database and closes it; returns null when there is none.
export const withDatabase = async (use) => {
  const database = await openDatabase();
  if (!database) return null;
  try {
    return await inTime(use(database), 60_000);
  } finally {
    database.close();
  }
};

export const hasStore = (database, store) => database.objectStoreNames.contains(store);

const finished = (transaction) =>
  new Promise((done, refuse) => {
    transaction.oncomplete = done;
    transaction.onabort = () => refuse(transaction.error || named("AbortError"));
  });

// Stands for a value that is there and that the browser cannot give back, as where a file of its own is lost.
export const UNREAD = Object.freeze({ unread: true });

const answerOf = (request, onFailure) =>
  new Promise((done, refuse) => {
    request.onsuccess = () => done(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      // A transaction that ends early says nothing of the value.
      if (request.error.name === "AbortError" || !onFailure) refuse(request.error);
      else done(onFailure);
    };
  });

const valueIn = (database, store, key) =>
  answerOf(database.transaction(store).objectStore(store).get(key), UNREAD);

export const keysOf = async (database, store) =>
  hasStore(database, store) ? answerOf(database.transaction(store).objectStore(store).getAllKeys()) : [];

// Shows every entry of a store to `visit`, one at a time, so that a large store needs little memory. Each is asked for
// by itself: a cursor would end at the first that cannot be read (`UNREAD`), and all after it would seem not to be there.
export const eachIn = async (database, store, visit) => {
  for (const key of await keysOf(database, store)) {
    const value = await valueIn(database, store, key);
    if (value !== undefined) visit(String(key), value);
  }
};

export const countIn = async (database, store) => {
  const transaction = database.transaction(store);
  const request = transaction.objectStore(store).count();
  await finished(transaction);
  return request.result;
};

export const clearStores = async (database) => {
  const stores = [...database.objectStoreNames];
  if (stores.length === 0) return;
  const transaction = database.transaction(stores, "readwrite");
  for (const store of stores) transaction.objectStore(store).clear();
  await finished(transaction);
};

// Returns one value of a place, undefined when it is not there, `UNREAD` where the browser cannot give it back.
export const read = async (place, key) => {
  if (place === "local") {
    const value = localStorage.getItem(key);
    return value === null ? undefined : value;
  }
  const found = await withDatabase(async (database) => {
    if (!hasStore(database, place)) return undefined;
    return valueIn(database, place, key);
  });
  return found === null ? undefined : found;
};

// Puts (or, where the value is undefined, removes) entries of the database: all of them or none.
export const writeAll = (database, changes) => {
  const stores = [...new Set(changes.map(({ place }) => place))];
  const transaction = database.transaction(stores, "readwrite");
  for (const { place, key, value } of changes) {
    const store = transaction.objectStore(place);
    if (value === undefined) store.delete(key);
    else store.put(value, key);
  }
  return finished(transaction);
};

// Asks the browser, once while the page is open, to keep what is stored until the user removes it; some ask the user,
// some decide themselves, and nobody waits for either.
let asked = false;
export const askToPersist = () => {
  if (asked || !navigator.storage || !navigator.storage.persist) return;
  asked = true;
  navigator.storage.persist().catch(() => {});
};

// Tells the other tabs; one that does not listen finds out by itself when it next saves.
export const announce = (message) => {
  try {
    const channel = new BroadcastChannel("yachay");
    channel.postMessage(message);
    channel.close();
  } catch {
    // Without channels there is nobody to tell.
  }
};
