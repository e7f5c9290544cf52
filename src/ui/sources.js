// Where the start script finds the application's own files: in the folder beside it, fetched when
// somebody needs them. The single file carries them in itself (sources.single.js).
const here = (name) => new URL(name, import.meta.url);

export const single = false;

// The name of the folder of this build.
export const version = here(".").pathname.split("/").slice(-2)[0];

// Some browsers never ask again for a script that failed, unless its address is another one.
let failures = 0;

// Counts what arrives of `whole` bytes.
const counting = async (name, whole, tell) => {
  const answer = await fetch(here(name));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const parts = [];
  let arrived = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    arrived += value.length;
    if (whole) tell(Math.min(1, arrived / whole));
  }
};

export const program = async (name, tell) => {
  try {
    const module = await import(here(`${name}.js${failures ? `?${failures}` : ""}`));
    const wasm = `${name}_bg.wasm`;
    await module.default({ module_or_path: tell ? await counting(wasm, module.size, tell) : here(wasm) });
    return module;
  } catch (error) {
    failures += 1;
    throw error;
  }
};

// The program that makes files for an office works in a thread of its own. One that failed is of no more use.
export const office = (tell, ended) =>
  new Promise((open, refuse) => {
    const worker = new Worker(here(`office-worker.js${failures ? `?${failures}` : ""}`), { type: "module" });
    const waiting = new Map();
    let last = 0;
    const end = (error) => {
      failures += 1;
      worker.terminate();
      ended();
      for (const one of [{ refuse }, ...waiting.values()]) one.refuse(error);
    };
    const making = (make) => (text) =>
      new Promise((done, refuse) => {
        waiting.set((last += 1), { done, refuse });
        worker.postMessage({ number: last, make, text });
      });
    worker.onerror = end;
    worker.onmessage = ({ data: { share, ready, number, bytes, fault } }) => {
      if (fault) end(new Error(fault));
      else if (ready) open({ docx: making("docx"), xlsx: making("xlsx") });
      else if (bytes) waiting.get(number).done(bytes), waiting.delete(number);
      else tell(share);
    };
  });

export const text = async (name) => {
  const answer = await fetch(here(name));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.text();
};

// A page without a style sheet can still be read, so that a missing one stops nothing.
export const style = (name) =>
  new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = here(name);
    link.onload = link.onerror = done;
    document.head.append(link);
  });

export const rescue = () => import(here("rescue.js"));

// The page of rescue and erasure, which the single file has inside.
export const rescuePage = async () => location.replace("rescate.html");

// What keeps the application on this device; it can wait until the page is usable.
export const background = () => import(here("offline.js"));
