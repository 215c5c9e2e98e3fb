import { el } from "../base/dom.js";

const ownPlace = /^https?:\/\/(?:(?:ptb\.|canary\.)?discord(?:app)?\.com)\/channels\/(?:@me|\d{1,20})\/(\d{1,20})(?:\/\d{1,20})?\/?$/;

/** The address when it is one that may be followed, else null. */
export function safeLink(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/** The channel that a link into Discord leads to, or null for other links. */
export const placeOf = (url) => ownPlace.exec(url ?? "")?.[1] ?? null;

function anchor(url, content, { actions }, title) {
  const place = placeOf(url);
  const follow = (event) => {
    event.preventDefault();
    actions.go(place);
  };
  return el("a", { href: url, title, target: "_blank", rel: "noopener noreferrer", on: place && actions ? { click: follow } : undefined }, content);
}

/** [words](address): only bots may hide an address behind words, and never behind another address. */
export function masked(match, inner, context) {
  const url = safeLink(match[2]);
  if (!context.masked || !url || /https?:\/\//.test(match[1])) return null;
  return anchor(url, inner(match[1]), context, url);
}

export const angled = (url, context) => (safeLink(url) ? anchor(safeLink(url), url, context) : null);
export const bare = angled;
