import { el } from "../base/dom.js";

/** A line of the page's own among the messages: a command on its way, or one that got no answer. */
export function noticeNode(notice, dismiss) {
  return el(
    "div",
    { class: `notice${notice.failed ? " notice-failed" : ""}`, role: notice.failed ? "alert" : null },
    el("span", { text: notice.text }),
    notice.failed && el("button", { class: "link-button", type: "button", text: "Dismiss message", on: { click: dismiss } }),
  );
}
