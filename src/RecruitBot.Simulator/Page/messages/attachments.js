import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";

const images = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A number of bytes in words: "1.4 MB". */
export function sizeWords(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Files of a message: pictures as such, all others to be downloaded. */
export function attachmentsNode(attachments) {
  if (attachments.length === 0) return null;
  return el("div", { class: "attachments" }, attachments.map((file) => (images.has(file.content_type?.split(";")[0]) ? picture(file) : chip(file))));
}

// Files lie on this server; whatever name it gave itself, they are fetched from where the page came from.
function address(file) {
  const url = new URL(file.url, location.href);
  return url.pathname + url.search;
}

const picture = (file) =>
  el("a", { class: "picture", href: address(file), target: "_blank", rel: "noopener" }, el("img", { src: address(file), alt: file.description || file.filename, loading: "lazy" }));

const chip = (file) =>
  el("a", { class: "file", href: address(file), download: file.filename }, icon("file"), el("span", { class: "file-words" }, el("b", { text: file.filename }), el("small", { text: sizeWords(file.size) })));
