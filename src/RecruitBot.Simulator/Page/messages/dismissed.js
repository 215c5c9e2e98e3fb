import { kept } from "../base/memory.js";

const most = 300;
const ids = new Set(kept.read("dismissed") ?? []);

/** Messages only this person could see and has put away: they stay away after a reload. */
export const Dismissed = {
  has: (id) => ids.has(id),
  add(id) {
    ids.add(id);
    kept.write("dismissed", [...ids].slice(-most));
  },
};
