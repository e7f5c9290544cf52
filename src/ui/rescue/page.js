// Starts the page of its own: language and colours as chosen in the product, then the rescue.
import { show } from "../rescue.js";

const preference = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`yachay/preference/${name}`));
  } catch {
    return null;
  }
};

const root = document.documentElement;

const draw = (language) => {
  root.lang = language;
  for (const part of document.querySelectorAll("[data-lang]")) part.hidden = part.dataset.lang !== language;
  for (const choice of document.querySelectorAll(".switch button")) {
    choice.setAttribute("aria-pressed", String(choice.lang === language));
  }
  show(document.getElementById("rescue"));
};

const theme = preference("theme");
if (theme && theme !== "auto") root.dataset.theme = theme;
for (const choice of document.querySelectorAll(".switch button")) {
  choice.addEventListener("click", () => draw(choice.lang));
}
const chosen = preference("language") || ((navigator.language || "").startsWith("en") ? "en" : "es");
draw(chosen === "en" ? "en" : "es");
