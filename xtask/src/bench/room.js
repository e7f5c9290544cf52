async (steps) => {
  // The projector is a window of the same site, so that its frames can be seen from here.
  const room = window.open("", "yachay-projector");
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  // The message comes after the frame was drawn.
  const drawn = () =>
    new Promise((done) =>
      room.requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const changed = (place) =>
    new Promise((done) => {
      const observer = new room.MutationObserver(() => {
        observer.disconnect();
        done();
      });
      observer.observe(place, { childList: true, subtree: true, characterData: true });
    });
  const main = room.document.querySelector("main");
  const keys = [];
  for (let step = 0; step < steps; step += 1) {
    const change = changed(main);
    const since = performance.now();
    dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true, cancelable: true }));
    await change;
    keys.push((await drawn()) - since);
    await rest(250);
  }
  const sign = room.document.body.appendChild(room.document.createElement("p"));
  const hear = ({ data }) => {
    if (data?.bare) sign.textContent = data.bare;
  };
  room.addEventListener("message", hear);
  const bare = [];
  for (let step = 1; step <= steps; step += 1) {
    const change = changed(sign);
    const since = performance.now();
    room.postMessage({ bare: step }, location.origin);
    await change;
    bare.push((await drawn()) - since);
    await rest(250);
  }
  sign.remove();
  room.removeEventListener("message", hear);
  return { keys, bare };
}
