// The page of its own, rescate.html: language and colours as chosen in the product, then the rescue.
const preference = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`yachay/preference/${name}`));
  } catch {
    return null;
  }
};

const root = document.documentElement;
const choices = () => document.querySelectorAll(".switch button");

const speak = (language) => {
  root.lang = language;
  document.title = `${document.querySelector(`[data-lang="${language}"] h1`).textContent} · Yachay Municipal`;
  for (const part of document.querySelectorAll("[data-lang]")) part.hidden = part.dataset.lang !== language;
  for (const choice of choices()) choice.setAttribute("aria-pressed", String(choice.lang === language));
};

// Starts the page; `draw` is called for each language that somebody chooses.
export const startPage = (draw) => {
  const theme = preference("theme");
  if (theme && theme !== "auto") root.dataset.theme = theme;
  const chosen = preference("language") || ((navigator.language || "").startsWith("en") ? "en" : "es");
  for (const choice of choices()) {
    choice.addEventListener("click", () => {
      speak(choice.lang);
      draw();
    });
  }
  speak(chosen === "en" ? "en" : "es");
  draw();
};
