// Puts the page together: the world, its stream, the places, the log and the message box.
import { Composer } from "./composer.js";
import { leaves } from "./commands.js";
import { byId, el, name } from "./dom.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { wordsOf } from "./message.js";
import { openModal } from "./modal.js";
import { Places } from "./places.js";
import { Refused, Stream, Unreachable, act } from "./server.js";
import { renewRelative } from "./times.js";
import { getLanguage, languages, say, sayNodes, setLanguage } from "./words.js";
import { World } from "./world.js";

const SENDING_AFTER_MS = 400; // a command that was answered sooner needs no line
const RENEW_MS = 30_000;
const OFFERED_FIRST = 6; // commands shown where nothing was said yet

class Page {
  lost = null; // seconds until the next attempt to reach the sandbox, 0 during one
  isSettled = false; // whether what is shown is what there is

  constructor() {
    this.world = new World();
    this.world.role = sessionStorage.getItem("role") ?? "member";
    this.hinted = new Set();
    this.log = new Log({ world: this.world, doings: this.#doings() });
    this.composer = new Composer({ world: this.world, ran: (one) => this.#ran(one), said: (message, target) => this.#said(message, target) });
    this.places = new Places({ world: this.world, go: (id) => this.#go(id), setRole: (role) => this.#setRole(role), setLanguage: (one) => this.#setLanguage(one) });
    this.stream = new Stream({
      enter: () => this.world.enter(),
      arrived: () => this.world.catchUp(),
      heard: (event, data) => this.world.heard(event, data),
      waits: (seconds) => this.#waits(seconds),
    });
    this.#listen();
  }

  start() {
    setLanguage(sessionStorage.getItem("language") ?? (navigator.language.startsWith("ko") ? "ko" : "en"));
    byId("language").value = getLanguage();
    byId("role").value = this.world.role;
    setInterval(renewRelative, RENEW_MS);
    this.stream.open();
  }

  #listen() {
    const { world, log, places } = this;
    const counted = (event) => {
      log[event.type](event.detail);
      places.draw();
      this.#chips();
    };
    for (const one of ["created", "edited", "deleted"]) world.addEventListener(one, counted);
    world.addEventListener("places", () => {
      if (!this.isIn) return;
      if (this.isIn !== world.current && this.isSettled) this.#show(); // the place that was open is gone
      else places.draw();
      this.#banner();
    });
    world.addEventListener("commands", () => this.#welcome());
    world.addEventListener("moved", () => this.#show());
    world.addEventListener("caught-up", () => this.#caughtUp());
    byId("retry").addEventListener("click", () => this.stream.hurry());
    byId("log").addEventListener("contextmenu", (event) => this.#contextMenu(event));
    byId("write").addEventListener("keydown", (event) => {
      if (event.key === "ArrowUp" && !event.target.value && !event.defaultPrevented) log.focusLast();
    });
    byId("log").addEventListener("keydown", (event) => this.#walk(event));
    addEventListener("online", () => this.stream.hurry());
    document.addEventListener("keydown", (event) => this.#typedAnywhere(event));
  }

  /** The stream is open and all histories are read: show them, or what they changed. */
  #caughtUp() {
    const again = this.isIn === this.world.current;
    this.isIn = this.world.current;
    this.lost = null;
    this.isSettled = true;
    this.#banner();
    if (again) {
      this.places.draw();
      this.log.draw({ keep: true });
      this.#welcome();
    } else this.#show();
    document.body.dataset.ready = "yes";
  }

  #show() {
    this.isIn = this.world.current;
    this.places.draw();
    this.#welcome();
    this.log.draw();
    this.composer.refresh();
  }

  #go(id) {
    this.world.go(id);
    this.places.open(false);
    if (matchMedia("(hover: none)").matches) byId("title").focus(); // the box would call up a keyboard over the page
    else this.composer.focus();
  }

  #setRole(role) {
    this.isSettled = false;
    this.world.role = role;
    sessionStorage.setItem("role", role);
    this.places.open(false);
    this.stream.open();
  }

  #setLanguage(language) {
    setLanguage(language);
    sessionStorage.setItem("language", language);
    if (!this.isIn) return;
    this.places.draw();
    this.log.draw({ keep: true });
    this.#welcome();
    this.#banner();
    this.composer.refresh();
  }

  // The state of the connection

  #waits(seconds) {
    this.lost = seconds;
    this.isSettled = false;
    this.#banner();
  }

  #banner() {
    const { bot } = this.world.state;
    const text = this.lost !== null ? (this.lost ? say("lost", { seconds: this.lost }) : say("trying")) : bot.online || !bot.id ? "" : say("bot-offline", { name: bot.name });
    byId("banner").hidden = !text;
    byId("banner-text").textContent = text;
    byId("retry").hidden = !this.lost;
  }

  // What people do

  #doings() {
    return {
      click: (message, id, button) => this.#use(message, button, act("clicks", { person: this.world.person.id, message: message.id, which: id })),
      pick: (message, id, values) => this.#use(message, null, act("picks", { person: this.world.person.id, message: message.id, which: id, value: values })),
      pickable: (what) => this.world.pickable(what),
      reply: (message) => this.composer.reply(message),
      dismiss: (message) => this.world.dismiss(message),
      more: (message, anchor) => this.#menu(message, anchor),
      jump: (id) => this.log.jumpTo(id),
      lostFocus: () => this.composer.focus(),
    };
  }

  async #use(message, button, answering) {
    this.log.note(message.id, "");
    button?.setAttribute("aria-busy", "true");
    const back = () => this.#focusBack(message.id, button?.dataset.key);
    try {
      this.#answered(await answering, message.id, back);
    } catch (error) {
      this.#refused(error, message.id);
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  #answered(answer, messageId, back) {
    if (answer.kind === "none") this.log.note(messageId, say("no-response"));
    if (answer.kind === "modal") openModal(answer.modal, { world: this.world, back });
  }

  #refused(error, messageId) {
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
    this.log.note(messageId, error instanceof Unreachable ? say("not-sent") : say("refused", { why: error.message }));
  }

  #focusBack(messageId, key) {
    const node = byId(`message-${messageId}`);
    const same = [...(node?.querySelectorAll("[data-key]") ?? [])].find((one) => one.dataset.key === key);
    if (same) same.focus({ preventScroll: true });
    else this.composer.focus();
  }

  /** A command was sent: a line until it is answered, and a sentence if it never is. */
  async #ran({ line, answer }) {
    const place = this.world.current;
    let waiting = null;
    const timer = setTimeout(() => { waiting = this.log.say(`${line} — ${say("sending")}`, { place }); }, SENDING_AFTER_MS);
    const found = await answer;
    clearTimeout(timer);
    waiting?.remove();
    if (found?.kind === "none") this.log.say(`${line} — ${say("no-response")}`, { place });
    if (found?.kind === "modal") openModal(found.modal, { world: this.world, back: () => this.composer.focus() });
  }

  /** In a channel the bot hears only what mentions it: say so once, where someone speaks past it. */
  #said(message, target) {
    const { bot } = this.world.state;
    const place = this.world.places.get(message.channel_id);
    const heard = message.mentions.some((one) => one.id === bot.id) || target?.author.id === bot.id;
    if (heard || !place.guild || this.hinted.has(place.id)) return;
    this.hinted.add(place.id);
    const line = this.log.say(say("unheard", { bot: bot.name }), {
      place: place.id,
      action: { text: say("mention-it", { bot: bot.name }), act: () => {
        line.remove();
        this.composer.begin(`@${bot.name} ${message.content}`);
      } },
    });
  }

  #menu(message, anchor) {
    const commands = this.world.place.commands ?? [];
    const { person } = this.world;
    openMenu(anchor, {
      commands,
      canReply: !anchor.closest(".private"),
      chosen: {
        reply: () => this.composer.reply(message),
        copy: () => navigator.clipboard?.writeText(wordsOf(message)).catch(() => {}),
        app: (command) => this.#use(message, anchor, act("opens_menu", { person: person.id, command, message: message.id })),
      },
    });
  }

  #contextMenu(event) {
    const node = event.target.closest("article");
    const more = node?.querySelector("[data-key=more]");
    if (!more || event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    this.#menu(this.world.place.messages.get(node.dataset.id), more);
  }

  /** A letter typed where nothing takes letters goes into the message box. */
  #typedAnywhere(event) {
    const free = document.activeElement === document.body || event.target.id === "scroll" || event.target.tagName === "ARTICLE";
    if (free && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) this.composer.focus();
  }

  /** Arrow keys go from message to message. */
  #walk(event) {
    if (event.target.tagName !== "ARTICLE" || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const all = [...byId("log").querySelectorAll("article")];
    const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) next.focus();
    else if (event.key === "ArrowDown") this.composer.focus();
  }

  /** What stands above the first message, and, where nothing was said, what one could say. */
  #welcome() {
    const { place, state } = this.world;
    const key = place.guild ? "channel" : "direct";
    const offered = leaves(place.commands ?? []);
    const chips = offered.slice(0, OFFERED_FIRST).map((one) =>
      el("li", {}, el("button", { type: "button", class: "chip", on: { click: () => this.composer.begin(`/${one.name} `) } },
        el("span", { class: "strong", text: `/${one.shown}` }), el("span", { class: "muted", text: one.about }))));
    byId("welcome").replaceChildren(
      el("h2", {}, ...sayNodes(`welcome-${key}`, { name: name(place.name) })),
      el("p", { class: "muted" }, ...sayNodes(`about-${key}`, { bot: name(state.bot.name) })),
      chips.length ? el("ul", { class: "chips" }, chips) : el("p", { class: "muted", text: say("no-commands", { bot: state.bot.name }) }),
    );
    this.#chips();
  }

  /** What one could say is shown until something was said. */
  #chips() {
    const chips = byId("welcome").querySelector(".chips");
    if (chips) chips.hidden = this.world.place.messages.size > 0;
  }
}

if (!languages[sessionStorage.getItem("language")]) sessionStorage.removeItem("language");
new Page().start();
