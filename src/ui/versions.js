// Which versions of the application are on this device and which one the user wants. The page and
// the service worker share it; every name begins with `yachay` and holds the folder of the
// application, because other applications may live under the same host.
export const versionsIn = (root) => {
  const prefix = `yachay${new URL(root).pathname}`;
  const notes = `${prefix}notes`;
  return {
    // The cache with the files of a version, whole as soon as the start page is in it; also the name
    // of the lock that a page of the version holds while it lives.
    placeOf: (version) => prefix + version,
    versionOf: (cache) => (cache.startsWith(`${prefix}v-`) ? cache.slice(prefix.length) : undefined),
    // The cache with files that other programs handed over, until a page takes them.
    shared: `${prefix}shared`,
    // A note: `newest` is the version that came last, `chosen` the one that the user works with.
    note: async (name) => (await caches.match(root + name, { cacheName: notes }))?.text(),
    write: async (name, value) => (await caches.open(notes)).put(root + name, new Response(value)),
  };
};
