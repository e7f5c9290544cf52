// Elements and files, with nothing but the browser's own means; no text ever becomes markup.

// Makes an element; functions become listeners, `true` an empty attribute; false and null are left out.
export const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  return fill(element, ...children);
};

// Puts children in the place of what an element holds.
export const fill = (element, ...children) => {
  element.replaceChildren(...children.filter((child) => child != null && child !== false));
  return element;
};

export const button = (label, click, kind = "", name = null) =>
  make("button", { type: "button", class: `button ${kind}`.trim(), "aria-label": name, click }, label);

export const notice = (kind, title, ...children) =>
  make("div", { class: "notice", "data-kind": kind }, make("h3", null, title), ...children);

export const paragraph = (text, kind = null) => make("p", { class: kind }, text);

// Offers bytes as a file.
export const download = (name, blob) => {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may still be reading; ten minutes are enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 600_000);
};

export const json = (parts) => new Blob(parts, { type: "application/json" });
