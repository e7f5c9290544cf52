// Keeps the application on this device and follows its versions; fetched once the page is usable.
export const start = () => {};
