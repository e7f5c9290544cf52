// Where the start script finds the application's own files: in the folder beside it, fetched when
// somebody needs them. The single file carries them in itself (sources.single.js).
const here = (name) => new URL(name, import.meta.url);

export const single = false;

// The name of the folder of this build.
export const version = here(".").pathname.split("/").slice(-2)[0];

export const program = async (name) => {
  const module = await import(here(`${name}.js`));
  await module.default({ module_or_path: here(`${name}_bg.wasm`) });
  return module;
};

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

// What keeps the application on this device; it can wait until the page is usable.
export const background = () => import(here("offline.js"));
