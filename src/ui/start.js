// Starts the application: checks the browser, shows progress, fetches the program behind the door
// in the address and the framework in the user's language side by side, and hands over. Each group
// of doors is a program of its own, fetched when somebody first enters it. If anything fails, the
// page says so in plain words.
const preference = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`yachay/preference/${name}`));
  } catch {
    return null;
  }
};

const here = (name) => new URL(name, import.meta.url);
const language = () =>
  preference("language") ?? (navigator.language?.startsWith("en") ? "en" : "es");
const wanted = () => (/^#\/(planificar|marco)/.test(location.hash) ? "plan" : "respond");

// The framework kept on this device, with both languages, in place of the product's own.
const kept = () => {
  try {
    return JSON.stringify(JSON.parse(localStorage.getItem("yachay/framework")).payload);
  } catch {
    return undefined;
  }
};

// Keeps what was fetched once; a failure is forgotten, so that the next attempt tries again.
const remember = (fetchOne) => {
  const kept = new Map();
  return (name) => {
    if (!kept.has(name)) {
      const found = fetchOne(name);
      kept.set(name, found);
      found.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
};

const program = remember(async (name) => {
  const module = await import(here(`${name}.js`));
  await module.default({ module_or_path: here(`${name}_bg.wasm`) });
  return module;
});

// The door Responder begins with a small part of the framework and fetches the rest itself.
const frameworkOf = { respond: "framework.first", plan: "framework" };
const framework = remember(async (name) => {
  const answer = await fetch(here(`${name}.json`));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.text();
});

// Style sheets of a program's own screens; a page without them can still be read.
const stylesOf = { respond: [], plan: ["institution.css", "framework.css"] };
const style = remember(
  (name) =>
    new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = here(name);
      link.onload = link.onerror = done;
      document.head.append(link);
    }),
);

const shell = document.getElementById("shell");
const say = (state) => {
  for (const part of shell.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== state;
  }
  if (!shell.isConnected) document.body.append(shell);
};

let shown;
const open = async () => {
  const name = wanted();
  if (name === shown) return;
  try {
    if (shown) (await program(shown)).leave();
    shown = undefined;
    say("loading");
    const chosen = language();
    const own = kept();
    const fetched = () => framework(`${frameworkOf[name]}.${chosen}`);
    const styles = stylesOf[name].map(style);
    const [door, words] = await Promise.all([program(name), own ?? fetched(), ...styles]);
    if (name !== wanted()) return open();
    const base = here(".").href;
    try {
      await door.enter(words, chosen, base, !!own);
    } catch (error) {
      // One that this version cannot read stays where it is; the application says so.
      if (!own) throw error;
      const ours = await fetched();
      if (name !== wanted()) return open();
      await door.enter(ours, chosen, base, false);
    }
    shown = name;
    shell.remove();
  } catch (error) {
    console.error(error);
    say("failed");
  }
};

const theme = preference("theme");
if (theme && theme !== "auto") document.documentElement.dataset.theme = theme;
document.documentElement.lang = language();
if (typeof WebAssembly === "object" && CSS.supports("selector(:has(a))")) {
  addEventListener("hashchange", open);
  open();
} else {
  say("old");
}
