// Where the start script finds the application's own files in the single file: in the page itself,
// compressed, because a page opened from a disk may fetch nothing. `programs.js` is written by
// `cargo xtask dist`.
import { programs, version } from "./programs.js";
import * as rescueScript from "./rescue.js";

const bytes = async (name) => {
  const packed = atob(document.querySelector(`[data-file="${name}"]`).textContent);
  const blob = new Blob([Uint8Array.from(packed, (letter) => letter.charCodeAt(0))]);
  const unpacked = blob.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
};

export const single = true;

export { version };

export const program = async (name) => {
  await programs[name].default({ module_or_path: await bytes(`${name}_bg.wasm`) });
  return programs[name];
};

// A page opened from a disk has no threads beside it.
export const office = async () => {
  const { docx, xlsx } = await program("office");
  return { docx: async (text) => docx(text), xlsx: async (text) => xlsx(text) };
};

export const text = async (name) => new TextDecoder().decode(await bytes(name));

// They are all in the page.
export const style = async () => {};

export const rescue = async () => rescueScript;

// It is on this device already.
export const background = null;

// The page of rescue and erasure is inside, too.
addEventListener("click", (event) => {
  if (!event.target.closest?.('a[href="rescate.html"]')) return;
  event.preventDefault();
  location.hash = "#/rescate";
});

export const rescuePage = async (shell) => {
  const page = document.getElementById("rescue-page").content.firstElementChild.cloneNode(true);
  const title = document.title;
  shell.remove();
  document.body.append(page);
  rescueScript.begin(page.querySelector("#rescue"), version);
  const leave = () => {
    document.title = title;
    page.remove();
  };
  addEventListener("hashchange", leave, { once: true });
};
