// The menu of a message: reply, copy, and the message commands that apps have registered.
import { local } from "./commands.js";
import { el } from "./dom.js";
import { closePopup, openPopup } from "./popup.js";
import { say } from "./words.js";

const MESSAGE_COMMAND = 3;

/** Open it beside `anchor`. `commands` are those offered here; `chosen`: reply(), copy(), app(command). */
export function openMenu(anchor, { commands, canReply, chosen }) {
  const apps = commands.filter((one) => one.type === MESSAGE_COMMAND);
  const pick = (doing) => () => {
    closePopup();
    doing();
  };
  const items = [
    canReply ? item(say("reply"), pick(chosen.reply)) : null,
    item(say("copy"), pick(chosen.copy)),
    el("p", { class: "menu-title", role: "presentation", text: apps.length ? say("apps") : say("no-apps") }),
    ...apps.map((one) => item(local(one, "name"), pick(() => chosen.app(one.name)))),
  ];
  const node = el("div", { class: "menu", role: "menu", "aria-label": say("more"), on: { keydown: move } }, items);
  anchor.setAttribute("aria-expanded", "true");
  openPopup(node, anchor, { closed: () => anchor.setAttribute("aria-expanded", "false") });
  node.querySelector("button").focus({ preventScroll: true });
}

const item = (text, act) => el("button", { type: "button", role: "menuitem", tabindex: "-1", class: "menu-item", text, on: { click: act } });

function move(event) {
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at + all.length - 1) % all.length, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to].focus();
}
