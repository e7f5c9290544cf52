// Whether a text from outside may be read at all, and whether a document is as it was written. The
// application's own reader does the same (src/documents/limits.rs, canonical.rs); here it is told again,
// because this page must work without it.
import { named } from "./places.js";

// Lists and objects inside each other, values and objects at most, as in the application.
const MOST_DEEP = 40;
const MOST_VALUES = 1_000_000;
const MOST_OBJECTS = 200_000;

// Looks at every letter once and fails with `crowded` at the first limit, before anything is built.
export const bound = (text) => {
  let [depth, values, objects, inside] = [0, 0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (inside) {
      if (letter === 0x5c) at += 1;
      else inside = letter !== 0x22;
    } else if (letter === 0x22) inside = true;
    else if (letter === 0x5b || letter === 0x7b) {
      [depth, values] = [depth + 1, values + 1];
      if (letter === 0x7b) objects += 1;
    } else if (letter === 0x5d || letter === 0x7d) depth = Math.max(0, depth - 1);
    else if (letter === 0x2c) values += 1;
    if (depth > MOST_DEEP || values > MOST_VALUES || objects > MOST_OBJECTS) throw named("crowded");
  }
};

// The order of the bytes of UTF-8, which is that of the code points and not that of JavaScript's letters.
const inByteOrder = (a, b) => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [one, other] = [a, b].map((text) => (at < text.length ? text.charCodeAt(at) : -1));
  const isHalf = (letter) => letter >= 0xd800 && letter < 0xe000;
  return isHalf(one) === isHalf(other) ? one - other : isHalf(one) ? 1 : -1;
};

// Writes a JSON text, known to be one, with the fields of every object in byte order and without the
// checksum at the top; with another revision where one is given. Numbers stay as they are written: JavaScript
// would write some of them otherwise. Fails with `broken` where a field is named twice.
const canonical = (text, revision) => {
  let at = 0;
  const skip = () => {
    while (at < text.length && " \n\r\t,:".includes(text[at])) at += 1;
  };
  const quoted = () => {
    const begin = at;
    for (at += 1; text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    at += 1;
    const found = text.slice(begin, at);
    return found.includes("\\") ? JSON.stringify(JSON.parse(found)) : found;
  };
  const list = () => {
    const items = [];
    at += 1;
    for (skip(); text[at] !== "]"; skip()) items.push(value());
    at += 1;
    return `[${items.join(",")}]`;
  };
  const object = (isTop) => {
    const fields = [];
    at += 1;
    for (skip(); text[at] !== "}"; skip()) {
      const name = quoted();
      skip();
      fields.push({ name, key: JSON.parse(name), content: value() });
    }
    at += 1;
    fields.sort((a, b) => inByteOrder(a.key, b.key));
    if (fields.some(({ key }, place) => place > 0 && key === fields[place - 1].key)) throw named("broken");
    const counted = fields.filter(({ key }) => !isTop || key !== "checksum");
    const isChanged = (key) => isTop && key === "revision" && revision !== undefined;
    const written = ({ name, key, content }) => `${name}:${isChanged(key) ? revision : content}`;
    return `{${counted.map(written).join(",")}}`;
  };
  const scalar = () => {
    const begin = at;
    while (at < text.length && !" \n\r\t,]}".includes(text[at])) at += 1;
    return text.slice(begin, at);
  };
  const value = (isTop = false) => {
    if (text[at] === "{") return object(isTop);
    if (text[at] === "[") return list();
    return text[at] === '"' ? quoted() : scalar();
  };
  skip();
  return value(true);
};

// Fractional parts of roots of the first primes, 32 bits of them: what SHA-256 begins and goes on with.
const primes = (count) => {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
};
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const START = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = primes(64).map((prime) => fraction(Math.cbrt(prime)));

const turned = (word, by) => (word >>> by) | (word << (32 - by));

const mix = (state, words) => {
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [words[at - 15], words[at - 2]];
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = words[at - 16] + low + words[at - 7] + high;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 64; at += 1) {
    const choice = (e & f) ^ (~e & g);
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUNDS[at] + words[at]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
};

// The browser's own is only there on pages with https; this page has to check everywhere.
const sha256 = (bytes) => {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, bytes.length << 3);
  const [state, words] = [Int32Array.from(START), new Int32Array(64)];
  for (let block = 0; block < whole.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    mix(state, words);
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};

const sumOf = (written) => `sha256:${sha256(new TextEncoder().encode(written))}`;

// Returns a document, known to be sound, with another revision and the checksum that belongs to it.
export const withRevision = (text, revision) => {
  const written = canonical(text, revision);
  return `${written.slice(0, -1)},"checksum":"${sumOf(written)}"}`;
};

// Tells whether a text is a document of this kind and id and its checksum is right.
export const isSound = (text, key) => {
  try {
    bound(text);
    const { kind, id, checksum } = JSON.parse(text);
    return `${kind}/${id}` === key && checksum === sumOf(canonical(text));
  } catch {
    return false;
  }
};
