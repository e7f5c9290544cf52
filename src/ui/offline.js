// Keeps the application on this device, tells of newer versions and takes files that other programs
// hand over; fetched once the page is usable. Where a browser cannot do it, the application works
// as before and `offline()` says "none".
import { versionsIn } from "./versions.js";

const root = new URL("../", import.meta.url).href;
const versions = versionsIn(root);
const HOUR = 3_600_000;
const pause = (time) => new Promise((done) => setTimeout(done, time));

// Files go to the door that sorts them.
const takeFiles = (host) => {
  const waiting = [];
  host.arrived = () => waiting.splice(0);
  const deliver = (files) => {
    if (!files.length || host.broken) return;
    waiting.push(...files);
    if (location.hash !== "#/planificar") location.hash = "#/planificar";
    dispatchEvent(new Event("yachay-arrived"));
  };
  window.launchQueue?.setConsumer(async ({ files }) => {
    deliver(await Promise.all(files.map((handle) => handle.getFile())));
  });
  return deliver;
};

// Takes what the service worker kept of a share, marked as such: whoever sent it, the user has not opened it.
const shared = async () => {
  const files = [];
  if (!(await caches.has(versions.shared))) return files;
  const cache = await caches.open(versions.shared);
  for (const request of await cache.keys()) {
    const name = decodeURIComponent(request.url.split("/").pop());
    const file = new File([await (await cache.match(request)).blob()], name);
    files.push(Object.assign(file, { shared: true }));
    await cache.delete(request);
  }
  return files;
};

// Whether a form on screen holds words that are no part of a document yet, or cannot be read.
const unsent = () => {
  const fields = document.querySelectorAll("[data-unsent], [aria-invalid='true']");
  return [...fields].some((field) => field.value !== "");
};

// Looks which version came last, and says so when it is not the one on screen.
const look = async (host) => {
  const newest = await versions.note("newest");
  if (!newest) return;
  if (newest === host.version || host.failing) {
    // A page that cannot open needs nobody's leave: it comes back as the newest.
    await versions.write("chosen", newest);
    navigator.serviceWorker.controller?.postMessage("tidy");
    return;
  }
  host.waiting = true;
  host.update = async () => {
    for (let patience = 50; !host.settled() || unsent(); patience--) {
      if (!patience) return false;
      await pause(100);
    }
    await versions.write("chosen", newest);
    location.reload();
    return true;
  };
  dispatchEvent(new Event("yachay-waiting"));
};

// Looks whenever a newer version is here whole; every page hears of it, not only the one that asked.
const listen = (registration, host) => {
  const wait = (coming) =>
    coming?.addEventListener("statechange", () => coming.state === "activated" && look(host));
  wait(registration.installing);
  registration.addEventListener("updatefound", () => wait(registration.installing));
};

// Has the browser ask for a newer version.
const ask = async (registration, host) => {
  // Without a network there is nothing newer.
  await registration.update().catch(() => {});
  if (!registration.installing && !registration.waiting) look(host);
};

export const start = async (host) => {
  const deliver = takeFiles(host);
  if (!navigator.serviceWorker || !window.caches || !navigator.locks) return;
  let registration;
  host.offline = async () => {
    if (await caches.match(root, { cacheName: versions.placeOf(host.version) })) return "ready";
    return registration?.installing ? "coming" : "none";
  };
  try {
    navigator.locks.request(versions.placeOf(host.version), { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
    deliver(await shared());
    registration = await navigator.serviceWorker.register(`${root}sw.js`, { updateViaCache: "none" });
    listen(registration, host);
    await ask(registration, host);
    let last = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - last < HOUR) return;
      last = Date.now();
      ask(registration, host);
    });
  } catch {
    // Private windows and old hosts refuse; everything else works.
  }
};
