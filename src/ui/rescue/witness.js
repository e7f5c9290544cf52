// What the witness in local storage knows of documents that the database does not give back (src/store/witness.rs).
import { PREFIX } from "./places.js";

const WITNESS = `${PREFIX}witness`;

export const plain = (value) => (typeof value === "string" ? value.trim() : "");

const countOf = (value) => (Number.isSafeInteger(value) && value > 0 ? value : 0);

const aboutOf = ({ key, revision, name, code, written, example, copy }) => ({
  key,
  revision: countOf(revision),
  written: plain(written),
  name: plain(name) || plain(code),
  example: example === true,
  copy: copy ? { revision: countOf(copy.revision), moment: plain(copy.moment), file: plain(copy.file) } : null,
});

// Returns key, revision, date, name and last copy outside the browser of every document that it names; none where it
// cannot be read.
export const witnessed = () => {
  try {
    const { documents } = JSON.parse(localStorage.getItem(WITNESS));
    return documents.filter((known) => known && typeof known.key === "string").map(aboutOf);
  } catch {
    return [];
  }
};

// Returns what it knows of one document, or of the one that a snapshot belongs to.
export const knownOf = (key) => {
  const owner = key.split("/").slice(0, 2).join("/");
  return witnessed().find((known) => known.key === owner) || {};
};

const change = (each) => {
  try {
    const found = JSON.parse(localStorage.getItem(WITNESS));
    localStorage.setItem(WITNESS, JSON.stringify({ ...found, documents: found.documents.flatMap(each) }));
  } catch {
    // One that cannot be read names nothing; the application writes it anew.
  }
};

// Has it forget a document that somebody gave up.
export const forget = (key) => change((known) => (known && known.key === key ? [] : known));

// Has it know which state of a document was put back, where it knows the document.
export const settle = (key, { revision, written }) =>
  change((known) => (known && known.key === key && revision > 0 ? { ...known, revision, written } : known));
