// Makes files for an office in a thread of its own, so that nothing on screen waits for them: fetches the program
// `office`, tells which share of it has arrived, and answers each wish with the bytes of a file.
import { program } from "./sources.js";

const office = program("office", (share) => postMessage({ share }));
office.then(() => postMessage({ ready: true }), (error) => postMessage({ fault: String(error) }));

addEventListener("message", async ({ data: { number, make, text } }) => {
  try {
    const bytes = (await office)[make](text);
    postMessage({ number, bytes }, [bytes.buffer]);
  } catch (error) {
    postMessage({ number, fault: String(error) });
  }
});
