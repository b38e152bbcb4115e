// The side: guilds with their channels, the direct messages, and who one is. On small screens it is a drawer.
import { SIGNS, avatar, byId, el, name, sign } from "./dom.js";
import { say } from "./words.js";

const NEWS = 5;
const THREADS = [10, 11, 12];

export class Places {
  constructor({ world, go, setRole, setLanguage }) {
    this.world = world;
    this.go = go;
    byId("role").addEventListener("change", ({ target }) => setRole(target.value));
    byId("language").addEventListener("change", ({ target }) => setLanguage(target.value));
    byId("menu").addEventListener("click", () => this.open(byId("menu").getAttribute("aria-expanded") !== "true"));
    byId("shade").addEventListener("click", () => this.open(false));
    document.addEventListener("keydown", (event) => { // a choice may have taken the focus away from the drawer
      if (event.key === "Escape") this.open(false);
    });
  }

  /** Open or close the drawer of small screens. */
  open(wanted) {
    const button = byId("menu");
    if ((button.getAttribute("aria-expanded") === "true") === wanted) return;
    button.setAttribute("aria-expanded", String(wanted));
    byId("app").classList.toggle("drawer", wanted);
    byId("shade").hidden = !wanted;
    byId("main").inert = wanted;
    if (wanted) byId("places").querySelector("button[aria-current], button").focus();
    else button.focus();
  }

  draw() {
    const { world } = this;
    const focused = document.activeElement?.dataset?.place;
    byId("guilds").replaceChildren(
      ...world.state.guilds.map((guild) => this.#group(guild.name, [...world.places.values()].filter((one) => one.guild === guild.id))),
      this.#group(say("directs"), [...world.places.values()].filter((one) => !one.guild)),
    );
    if (focused) byId("guilds").querySelector(`[data-place="${focused}"]`)?.focus();
    const me = { id: world.person.id, name: world.person.name, bot: false };
    byId("who").replaceChildren(avatar(me), el("span", {}, name(me.name, "strong"), el("span", { class: "muted", text: say(`role-${world.role}`) })));
    this.#drawTop();
  }

  #drawTop() {
    const place = this.world.place;
    const title = byId("title");
    title.replaceChildren(place.guild ? sign(signOf(place)) : avatar({ ...this.world.state.bot, bot: true }, "avatar tiny"), name(place.name));
    byId("about").textContent = place.guild ? (place.topic ?? "") : say(this.world.state.bot.online ? "online" : "offline");
    const unread = [...this.world.places.values()].reduce((sum, one) => sum + one.unread, 0);
    byId("menu-mark").hidden = !unread;
    byId("menu-mark").textContent = String(unread);
    const where = place.guild ? `#${place.name} · ${this.world.state.bot.name}` : place.name;
    document.title = `${unread ? `(${unread}) ` : ""}${where}`;
  }

  #group(title, places) {
    return el("section", { class: "group", "aria-label": title }, el("h2", {}, name(title)), el("ul", {}, places.map((one) => el("li", {}, this.#place(one)))));
  }

  #place(place) {
    const here = place.id === this.world.current;
    const label = place.unread ? say("unread", { name: place.name, count: place.unread }) : place.name;
    const bot = { ...this.world.state.bot, bot: true };
    return el("button", {
      type: "button", class: `place${place.unread ? " unread" : ""}${THREADS.includes(place.kind) ? " thread" : ""}`, "aria-current": here ? "page" : null,
      "aria-label": place.guild ? label : `${label}, ${say(bot.online ? "online" : "offline")}`, data: { place: place.id },
      on: { click: () => this.go(place.id) },
    }, place.guild ? sign(signOf(place)) : el("span", { class: `presence${bot.online ? " on" : ""}` }, avatar(bot, "avatar tiny")),
    name(place.name), place.unread ? el("span", { class: "count", "aria-hidden": "true", text: String(place.unread) }) : null);
  }
}

function signOf(place) {
  if (place.kind === NEWS) return SIGNS.news;
  return THREADS.includes(place.kind) ? SIGNS.thread : SIGNS.hash;
}
