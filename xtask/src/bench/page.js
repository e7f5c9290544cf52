// What the benchmark adds to the page: it measures from each key to the frame that shows it, notes long tasks and
// the time from every frame to the next.
(() => {
  const noted = (window.benched = { keys: [], long: [], frames: [] });
  let before = 0;
  const frame = (now) => {
    if (before) noted.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) noted.long.push(task.duration);
  }).observe({ type: "longtask" });
  const draw = (since) =>
    requestAnimationFrame(() => {
      // The message comes after the frame was drawn.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => noted.keys.push(performance.now() - since);
      channel.port2.postMessage(0);
    });
  let pressed = 0;
  const down = (event) => {
    pressed = event.timeStamp;
    // With shift a key moves a bar; without it, it types or clicks.
    if (event.shiftKey) draw(pressed);
  };
  addEventListener("keydown", down, true);
  for (const kind of ["input", "click"]) addEventListener(kind, () => draw(pressed), true);
})();
