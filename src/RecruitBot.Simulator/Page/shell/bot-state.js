/** Keeps the line at the top that says whether the bot is there. */
export function showBotState(line, panes, bot) {
  const draw = (online) => {
    line.classList.toggle("online", online);
    line.textContent = `${bot.user.global_name || bot.user.username} is ${online ? "online" : "offline"}`;
    for (const pane of panes) pane.botIs(online);
  };
  for (const pane of panes) pane.addEventListener("bot", (event) => draw(event.detail));
  draw(Boolean(bot.online));
}
