// Starts the application: checks the browser, shows progress, fetches the program behind the door
// in the address and the framework in the user's language side by side, and hands over. Each group
// of doors is a program of its own, fetched when somebody first enters it. If anything fails, the
// page says so in plain words and shows what is kept on this device.
import * as sources from "./sources.js";
import { tabs } from "./tabs.js";

const preference = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`yachay/preference/${name}`));
  } catch {
    return null;
  }
};

const language = () =>
  preference("language") ?? (navigator.language?.startsWith("en") ? "en" : "es");
const RESCUE = "#/rescate";
const wanted = () => {
  if (location.hash === RESCUE) return RESCUE;
  const [, door] = location.hash.split("/");
  return { planificar: "plan", marco: "plan", equipo: "plan", facilitar: "facilitate", proyector: "facilitate" }[door] ?? "respond";
};

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

// The programs that were entered; each may hold work, also while another one is on screen.
const entered = new Set();
const program = remember(sources.program);
// Whoever waits for the program that makes files for an office; each is told which share of it has arrived.
const hearers = new Set();
let office;
const file = remember(sources.text);
const style = remember(sources.style);

// The door Responder begins with a small part of the framework and fetches the rest itself.
const frameworkOf = { respond: "framework.first", plan: "framework", facilitate: "framework" };
// The texts of a program, one on each line.
const textsOf = { respond: ["texts"], plan: ["texts", "texts.plan"], facilitate: ["texts", "texts.plan", "texts.facilitate"] };
// Style sheets of a program's own screens.
const stylesOf = { respond: [], facilitate: ["charts.css", "institution.css", "papers.css", "room.css"], plan: ["charts.css", "institution.css", "builder.css", "people.css", "papers.css", "framework.css", "device.css", "follow.css"] };

const shell = document.getElementById("shell");
// This script is here, so it says itself what is missing.
shell.querySelector(".late")?.remove();
const say = (state) => {
  for (const part of shell.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== state;
  }
  if (!shell.isConnected) document.body.append(shell);
};

// Shows what is kept on this device, to take it along, put it back or erase it.
const rescue = async (reason) => {
  const { show } = await sources.rescue();
  return show(shell.querySelector("[data-rescue]"), reason, sources.version, !!host.broken);
};

// Says that it could not be opened. Another door may still open.
const fail = (reason) => {
  console.error(reason);
  host.failing = true;
  say("failed");
  rescue(String(reason)).catch(console.error);
  background();
};

// A program stopped in the middle of something: nothing of it stays. The first reason counts.
const failed = (reason) => {
  if (host.broken) return;
  host.broken = true;
  for (const view of document.querySelectorAll(".app")) if (view !== shell) view.remove();
  fail(reason);
};

const stopped = (error) => error instanceof WebAssembly.RuntimeError;

// What the page offers to the programs (src/ui/host.rs). offline.js adds to it once it is there.
const host = {
  single: sources.single,
  version: sources.version,
  text: sources.text,
  tabs,
  carry: async () => (await Promise.all([program("carry"), style("transfer.css")]))[0],
  office: async (hear) => {
    const tell = (share) => hearers.forEach((hear) => hear(share));
    const ended = () => (office = undefined);
    hearers.add(hear);
    if (!office) (office = sources.office(tell, ended)).catch(ended);
    return office.finally(() => hearers.delete(hear));
  },
  failed,
  // Whether the page shows that something could not be opened; whether that is for good.
  failing: false,
  broken: false,
  // Whether every program has saved what it holds.
  settled: () => [...entered].every((door) => door.settled()),
  // Whether the application is on this device whole: "ready", "coming" or "none".
  offline: async () => "none",
  // Whether a newer version waits on this device; the event `yachay-waiting` tells of it.
  waiting: false,
  // Changes to the version that waits, once everything is saved. Returns false when it cannot.
  update: async () => false,
  // Hands over the files that other programs gave to the application; `yachay-arrived` tells of them.
  arrived: () => [],
};

const background = remember(async () => {
  if (sources.background) (await sources.background()).start(host);
});

// How long opening what is kept may take before the page says that the browser does not answer, in milliseconds: another
// tab may have it, or nobody.
const PATIENCE = 4000;

// Takes a program off the screen. The next one shows what is kept, so the last change should be.
const leave = async (door) => {
  door.leave();
  for (let wait = 0; wait < 50 && !door.settled(); wait += 1) {
    await new Promise((done) => setTimeout(done, 10));
  }
};

let shown;
let attempt = 0;
let entering = Promise.resolve();
const open = async () => {
  const name = wanted();
  if (name === shown || host.broken) return;
  const mine = ++attempt;
  // Somebody may have gone elsewhere while something was fetched.
  const over = () => mine !== attempt || name !== wanted() || host.broken;
  try {
    await entering;
    if (over()) return;
    if (name === shown) return shell.remove();
    if (shown) await leave(await program(shown));
    shown = undefined;
    if (name === RESCUE) return await sources.rescuePage(shell);
    say("loading");
    const chosen = language();
    const own = kept();
    const fetched = () => file(`${frameworkOf[name]}.${chosen}.json`);
    const speaking = Promise.all(textsOf[name].map((part) => file(`${part}.${chosen}.txt`)));
    const styles = stylesOf[name].map(style);
    const [door, framework, texts] = await Promise.all([
      program(name),
      own ?? fetched(),
      speaking,
      ...styles,
    ]);
    if (over()) return;
    const enter = async () => {
      const waiting = setTimeout(() => over() || say("waiting"), PATIENCE);
      try {
        await door.enter(framework, texts.join(""), chosen, host, !!own);
      } catch (error) {
        // One that this version cannot read stays where it is; the application says so.
        if (!own) throw error;
        await door.enter(await fetched(), texts.join(""), chosen, host, false);
      } finally {
        clearTimeout(waiting);
      }
      entered.add(door);
      shown = name;
    };
    const coming = enter();
    // Whoever comes next waits for it, however it ends.
    entering = coming.catch(() => {});
    await coming;
    host.failing = host.broken;
    if (shown === wanted() && !host.broken) shell.remove();
    idle(() => background());
  } catch (error) {
    if (stopped(error)) failed(error);
    else if (!over()) fail(error);
  }
};

// Once the page is usable.
const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 1000));

const theme = preference("theme");
if (theme && theme !== "auto") document.documentElement.dataset.theme = theme;
document.documentElement.lang = language();
if (typeof WebAssembly === "object" && CSS.supports("selector(:has(a))")) {
  addEventListener("error", ({ error }) => stopped(error) && failed(error));
  addEventListener("unhandledrejection", ({ reason }) => stopped(reason) && failed(reason));
  addEventListener("hashchange", open);
  open();
} else {
  say("old");
}
