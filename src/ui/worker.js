// The service worker: keeps every file of the application on this device, whole and checked, and
// answers from there, so that it opens without a network. A newer version waits beside the one in
// use until the user chooses it (offline.js). `build`, the version and its files with their SHA-256,
// is written before this by `cargo xtask dist`.
import { versionsIn } from "./versions.js";

const root = new URL("./", location).href;
const versions = versionsIn(root);
const shareTarget = `${root}compartir`;

const sha256 = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

// A file as it was built, not the sign-in page of a network or half of another version.
const fetchChecked = async (name, expected) => {
  const cache = name.startsWith(build.version) ? "default" : "no-cache";
  const answer = await fetch(root + name, { cache });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || (await sha256(bytes)) !== expected) throw new Error(`${name} is not of this version`);
  const headers = new Headers(answer.headers);
  // They spoke of the bytes on their way, or of requests that cannot be told apart here.
  for (const gone of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(gone);
  return new Response(bytes, { headers });
};

// An attempt that was cut off goes on where it stopped. The start page comes last.
const keepAll = async () => {
  const cache = await caches.open(versions.placeOf(build.version));
  for (const [name, expected] of build.files) {
    if (await cache.match(root + name)) continue;
    await cache.put(root + name, await fetchChecked(name, expected));
  }
  // Somebody erased everything meanwhile, and nothing may come back by a note.
  if (!(await caches.has(versions.placeOf(build.version)))) throw new Error("erased");
  await versions.write("newest", build.version);
  if (!(await versions.note("chosen"))) await versions.write("chosen", build.version);
};

// Removes versions that nobody needs: not the newest, not the chosen one, none with a living page.
const tidy = async () => {
  const { held } = await navigator.locks.query();
  const locked = held.map((lock) => lock.name);
  const needed = [build.version, await versions.note("newest"), await versions.note("chosen")];
  for (const name of await caches.keys()) {
    const version = versions.versionOf(name);
    if (!version || needed.includes(version) || locked.includes(versions.placeOf(version))) continue;
    await caches.delete(name);
  }
};

const answer = async (request) => {
  const name = request.url.slice(root.length).replace(/[?#].*/, "").replace(/^index\.html$/, "");
  const cacheName = versions.placeOf((await versions.note("chosen")) ?? build.version);
  const chosen = await caches.match(root + name, { cacheName });
  // Pages of other versions live on with their own files, which have names of their own.
  const own = name.startsWith("v-") ? await caches.match(root + name) : undefined;
  return chosen ?? own ?? fetch(request);
};

// Reads a form, and no further than all files of a share may be long together and a million bytes for what stands
// between them: of one that is longer nothing is kept, and one without an end is left. Where a browser does not hand out
// what is sent as it comes, the form is read whole.
const formOf = async (request) => {
  if (!request.body?.pipeThrough) return request.formData();
  let size = 0;
  const transform = (chunk, stream) => {
    size += chunk.byteLength;
    if (size > 2e8 + 1e6) throw new Error("too much");
    stream.enqueue(chunk);
  };
  const body = request.body.pipeThrough(new TransformStream({ transform }));
  const headers = { "Content-Type": request.headers.get("Content-Type") };
  return new Response(body, { headers }).formData();
};

// Files that another program shares wait here for the page that comes next. Pages of other sites can post here too:
// nothing is taken of one that tells where it is, nor of too much (src/documents/limits.rs), nor of what is no form;
// a file without a name says so. Only the last share waits, so that nobody fills the device.
const share = async (request) => {
  let files = [];
  if (!request.referrer.startsWith("http") || request.referrer.startsWith(root)) {
    const form = await formOf(request).catch(() => new FormData());
    files = form.getAll("files").filter((item) => item instanceof File);
  }
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (!files.length || files.length > 500 || size > 2e8) files = [new File([], "")];
  await caches.delete(versions.shared);
  const cache = await caches.open(versions.shared);
  for (const [number, file] of files.entries()) {
    const place = `${root}compartir/${Date.now()}-${number}/${encodeURIComponent(file.name)}`;
    await cache.put(place, new Response(file));
  }
  return Response.redirect(`${root}#/planificar`, 303);
};

addEventListener("install", (event) => {
  // It only answers for versions; which one is shown does not change by it.
  skipWaiting();
  const lock = versions.placeOf(build.version);
  event.waitUntil(navigator.locks.request(lock, { mode: "shared" }, keepAll));
});
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), tidy()])));
addEventListener("message", (event) => event.data === "tidy" && event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(root)) return;
  if (request.method === "POST" && request.url === shareTarget) event.respondWith(share(request));
  // Who asks past every cache wants to know what the server has.
  if (request.method === "GET" && request.cache !== "no-store") event.respondWith(answer(request));
});
