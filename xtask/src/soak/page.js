// What the kill test adds to every page: it watches the tick, does what a person would do by events of the page, and reads
// what is stored. Everything it notices is told at once, so that nothing noticed dies with the browser.
(() => {
  // The page's clock is ahead of the machine's: by what went before, and by what the work adds.
  const machine = Date.now.bind(Date);
  let ahead = window.soakAhead ?? 0;
  const clock = () => machine() + ahead;
  window.Date = new Proxy(Date, {
    construct: (target, given, self) => Reflect.construct(target, given.length ? given : [clock()], self),
  });
  Date.now = clock;

  const steps = { done: 0, told: 0 };
  const tell = (what) => soakHeard(JSON.stringify({ ...what, place: location.hash }));

  // A tick promises every step that was finished in an earlier turn of the page.
  const tick = () => {
    if (steps.done === steps.told) return;
    steps.told = steps.done;
    tell({ ticked: steps.done });
  };
  const card = () =>
    [...document.querySelectorAll(".notice[data-kind=error], .rescue")].find((found) => found.checkVisibility());
  let complained = false;
  const look = () => {
    const state = document.querySelector(".save-status")?.dataset.state;
    if (state === "saved") tick();
    const wrong = card();
    if (!complained && (wrong || state === "error")) {
      complained = true;
      tell({ trouble: wrong?.innerText ?? "the header says that nothing is kept" });
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-state"],
  });

  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const turn = () =>
    new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
  const until = async (what, find) => {
    for (const end = performance.now() + 10_000; performance.now() < end; await pause(5)) {
      const found = find();
      if (found) return found;
    }
    throw new Error(`waited in vain for ${what}`);
  };
  const element = (css) => until(css, () => document.querySelector(css));

  const acts = {
    wait: ({ css }) => element(css),
    press: async ({ css }) => (await element(css)).click(),
    write: async ({ css, text }) => {
      const field = await element(css);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    give: async ({ css, files }) => {
      const bag = new DataTransfer();
      for (const { name, text } of files) bag.items.add(new File([text], name, { type: "application/json" }));
      const field = await element(css);
      field.files = bag.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      const names = files.map(({ name }) => name);
      const lines = await until("what became of the files", () => {
        const lines = [...document.querySelectorAll("ul.files > li")];
        const ours = lines.filter((line) => names.includes(line.querySelector("b").textContent));
        return ours.length === names.length && ours;
      });
      const refused = lines.find((line) => line.dataset.state !== "ok");
      if (refused) throw new Error(`refused: ${refused.textContent}`);
    },
  };

  // Somebody looks elsewhere, so that what waits is saved; and comes back when the clock has gone on.
  acts.leave = () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  acts.come = ({ ahead: minutes }) => {
    ahead += minutes * 60_000;
  };

  // Whoever chooses by the place in a list must have the list before them that the test knows of.
  acts.count = ({ css, many }) => {
    const there = document.querySelectorAll(css).length;
    if (there !== many) throw new Error(`${there} of ${css}, and ${many} are known`);
  };

  // Goes back to an earlier state: what is there becomes the first of the list, under a revision of its own.
  acts.back = async ({ css, list }) => {
    const first = () => document.querySelector(`${list} > li:first-child .meta`)?.textContent;
    const button = await element(css);
    const before = first();
    button.click();
    await until("the state before in the list", () => first() && first() !== before);
  };

  // Does one step after the other until the browser dies.
  window.soakWork = async (script) => {
    try {
      for (const step of script) {
        await pause(step.pause);
        await acts[step.act](step);
        await turn();
        steps.done += 1;
        if (step.vouched) tick();
        look();
      }
      tell({ finished: true });
    } catch (error) {
      tell({ trouble: error.message });
    }
  };

  const answer = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const entries = async (store) => {
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    return keys.map((key, place) => [key, values[place]]);
  };
  const taken = (snapshot) => ({ ...snapshot, taken: Date.parse(snapshot.taken) });
  const dated = ([key, record]) => [key, { ...record, snapshots: (record.snapshots ?? []).map(taken) }];

  // Reads everything stored; what moves from the one store to the other meanwhile is found in one of them.
  window.soakStored = async () => {
    const local = Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]);
    const there = (await indexedDB.databases()).some(({ name }) => name === "yachay");
    if (!there) return { local, documents: [], snapshots: [] };
    const database = await answer(indexedDB.open("yachay"));
    try {
      const names = ["documents", "snapshots"];
      // A page that was killed while it made the database.
      if (!names.every((name) => database.objectStoreNames.contains(name))) return { local, documents: [], snapshots: [] };
      // One transaction: between two, a save would leave the announced apart from what is there.
      const reading = database.transaction(names);
      const found = await Promise.all(names.map((name) => entries(reading.objectStore(name))));
      return { local, documents: found[0].map(dated), snapshots: found[1] };
    } finally {
      database.close();
    }
  };
})();
