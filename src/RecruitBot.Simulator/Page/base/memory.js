// The address remembers who sits where and what they look at, so that a reload or a copied link shows the same.
const parts = () => new URLSearchParams(location.hash.slice(1));

/** What the address says under this name, or null. */
export const recall = (name) => parts().get(name);

/** Writes it into the address without a new entry in the history. */
export function remember(name, value) {
  const all = parts();
  if (value === null || value === undefined) all.delete(name);
  else all.set(name, value);
  history.replaceState(null, "", `#${all}`);
}

/** Things that outlast the address: kept in this browser where it allows that, else for this page only. */
export const kept = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(`recruitbot.${name}`));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`recruitbot.${name}`, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden: the page works without.
    }
  },
};
