// What the witness in local storage knows of documents that the database does not give back (src/store/witness.rs).
import { PREFIX } from "./places.js";

export const plain = (value) => (typeof value === "string" ? value.trim() : "");

const aboutOf = ({ key, revision, name, code, written, example }) => ({
  key,
  revision: Number.isSafeInteger(revision) && revision > 0 ? revision : 0,
  written: plain(written),
  name: plain(name) || plain(code),
  example: example === true,
});

// Returns key, revision, date and name of every document that it names; none where it cannot be read.
export const witnessed = () => {
  try {
    const { documents } = JSON.parse(localStorage.getItem(`${PREFIX}witness`));
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
