import { world } from "./wire/api.js";
import { el } from "./base/dom.js";
import { Pane } from "./shell/pane.js";
import { showHelp } from "./shell/help.js";
import { Switcher } from "./shell/switcher.js";
import { showBotState } from "./shell/bot-state.js";

const seats = [
  { key: "candidate", title: "Candidate", usual: "alex", home: "apply" },
  { key: "recruiter", title: "Recruiter", usual: "robin", home: "recruiting-review" },
];

const retryAfter = 2_000;

async function start() {
  const main = document.getElementById("panes");
  try {
    const everything = await world();
    main.replaceChildren();
    const panes = seats.map((seat) => new Pane(seat, everything));
    main.append(...panes.map((pane) => pane.element));
    new Switcher(document.getElementById("switcher"), main, panes);
    showHelp(document.getElementById("help"), panes);
    showBotState(document.getElementById("bot-state"), panes, everything.bot);
    for (const pane of panes) pane.start();
  } catch (problem) {
    main.replaceChildren(el("p", { class: "starting", role: "alert", text: `${problem.message} Trying again…` }));
    setTimeout(start, retryAfter);
  }
}

start();
