// One option of a slash command as a field: free text, a number, a choice, or what the bot suggests while one types.
import { TYPES, local } from "./commands.js";
import { el } from "./dom.js";
import { act } from "./server.js";
import { say } from "./words.js";

const PAUSE_MS = 150; // of typing, before the bot is asked
const SOURCES = { [TYPES.USER]: ["users"], [TYPES.ROLE]: ["roles"], [TYPES.CHANNEL]: ["channels"], [TYPES.MENTIONABLE]: ["users", "roles"] };

/** What was typed cannot be sent; the message says why, `field` is where. */
export class Unfit extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

export class Field {
  #chosen = null;
  #asked = 0;
  #shownFor = null; // the text that the shown suggestions are for

  /** `form` is the command's form: it knows the world, the picker, the place and the other fields' values. */
  constructor(option, form) {
    this.option = option;
    this.form = form;
    this.title = local(option, "name");
    this.about = local(option, "description");
    const number = [TYPES.INTEGER, TYPES.NUMBER].includes(option.type);
    this.input = el("input", {
      type: "text", role: "combobox", "aria-autocomplete": "list", "aria-controls": "options", "aria-expanded": "false",
      "aria-label": this.title, "aria-description": this.about, "aria-required": String(Boolean(option.required)),
      inputmode: number ? "decimal" : null, spellcheck: "false", autocomplete: "off", size: "1",
      on: { input: (event) => this.#typed(event), focus: () => this.suggest(0), blur: () => this.#left(), keydown: (event) => this.#key(event) },
    });
    this.node = el("span", { class: `field${option.required ? " required" : ""}` },
      el("span", { class: "field-name", "aria-hidden": "true", text: this.title }), this.input);
    this.#fit();
  }

  get isFixed() {
    return Boolean(this.option.choices?.length) || this.option.type === TYPES.BOOLEAN || this.option.type in SOURCES;
  }

  get text() {
    return this.input.value;
  }

  set text(value) {
    this.input.value = value;
    this.#chosen = null;
    this.#fit();
  }

  /** The value to send; undefined where the field is empty and may be. Unfit otherwise. */
  value() {
    const typed = this.text.trim();
    if (!typed && !this.#chosen) {
      if (this.option.required) throw new Unfit(say("required", { name: this.title }), this);
      return undefined;
    }
    if (this.#chosen) return this.#chosen.value;
    if (this.isFixed) return this.#match(typed);
    if (![TYPES.INTEGER, TYPES.NUMBER].includes(this.option.type)) return typed;
    const number = Number(typed);
    const whole = this.option.type === TYPES.INTEGER;
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) throw new Unfit(say("number", { name: this.title }), this);
    return number;
  }

  /** Show what fits after `wait` milliseconds without typing; older answers that come later are dropped. */
  suggest(wait = PAUSE_MS) {
    clearTimeout(this.timer);
    const turn = (this.#asked += 1);
    if (!this.#suggests) return this.#show([]);
    if (this.#chosen) return this.form.picker.close();
    const ask = async () => {
      const items = await this.#found();
      if (turn === this.#asked && document.activeElement === this.input) this.#show(items);
    };
    if (this.isFixed || !wait) return ask();
    this.timer = setTimeout(ask, wait);
  }

  choose(item) {
    this.#asked += 1;
    this.input.value = item.label;
    this.#chosen = item;
    this.#fit();
    this.form.picker.close();
    this.form.chosen(this);
  }

  /** Choose yes, where yes or no is asked. */
  switchOn() {
    if (this.option.type === TYPES.BOOLEAN) this.choose(this.#fixed()[0]);
  }

  async #found() {
    if (this.isFixed) return this.#fixed().filter((one) => one.label.toLowerCase().includes(this.text.trim().toLowerCase()));
    const { option, form } = this;
    try {
      const told = await act("completes", {
        person: form.world.person.id, channel: form.world.current, command: form.leaf.name, option: option.name,
        typed: this.text, options: form.others(this),
      });
      return told.choices.map((one) => ({ label: local(one, "name"), value: one.value }));
    } catch {
      return []; // suggestions are a help, not a condition: what was typed can be sent as it is
    }
  }

  #fixed() {
    const { option } = this;
    if (option.type === TYPES.BOOLEAN) return [{ label: say("true"), value: true }, { label: say("false"), value: false }];
    if (option.choices?.length) return option.choices.map((one) => ({ label: local(one, "name"), value: one.value }));
    const found = SOURCES[option.type].flatMap((one) => this.form.world.pickable(one));
    return found.filter((one) => !option.channel_types?.length || option.channel_types.includes(one.kind));
  }

  #match(typed) {
    const same = (one) => one.toLowerCase().replace(/^[@#]/, "") === typed.toLowerCase().replace(/^[@#]/, "");
    const found = this.#fixed().find((one) => same(one.label) || same(String(one.value)));
    if (!found) throw new Unfit(say("no-choice", { name: this.title }), this);
    return found.value;
  }

  #show(items, first = false) {
    this.#shownFor = this.text;
    const lead = this.option.required ? this.title : `${this.title} (${say("optional")})`;
    const file = this.option.type === TYPES.FILE;
    const none = !items.length && this.#suggests && !this.isFixed && this.text;
    const title = file ? say("unsupported") : none ? say("no-suggestions") : `${lead}: ${this.about}`;
    this.form.picker.open(this.input, { title, items, pick: (item) => this.choose(item), first });
  }

  #typed(event) {
    this.#chosen = null;
    const named = event.isComposing ? null : /(?:^|\s)(\S+):$/.exec(this.text);
    if (named && this.form.goes(this, named[1])) return;
    this.#fit();
    this.form.touched();
    this.form.picker.calm();
    this.suggest();
  }

  /** Do something with the suggestions for what is typed now, even if they are still on their way. */
  async #withFresh(doing) {
    clearTimeout(this.timer);
    const turn = (this.#asked += 1);
    const items = await this.#found();
    if (turn === this.#asked) doing(items);
  }

  get #suggests() {
    return this.isFixed || Boolean(this.option.autocomplete);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
    const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    const fresh = this.form.picker.belongsTo(this.input) && this.#shownFor === this.text;
    if (arrow && !fresh && this.#suggests) {
      event.preventDefault();
      this.#withFresh((items) => this.#show(items, true));
    } else if (this.form.picker.belongsTo(this.input) && this.form.picker.takes(event)) return;
    else if (event.key === "Tab" && !event.shiftKey && this.text.trim() && !this.#chosen && this.#suggests) {
      if (fresh && !this.form.picker.count) return; // nothing to complete: on to the next control
      event.preventDefault();
      this.#withFresh((items) => (items.length ? this.choose(items[0]) : this.#show(items)));
    }
  }

  #left() {
    clearTimeout(this.timer);
    this.#asked += 1;
    if (this.form.picker.belongsTo(this.input)) this.form.picker.close();
  }

  #fit() {
    const wide = [...this.text].reduce((sum, one) => sum + (one.codePointAt(0) > 0x10ff ? 1.9 : 1), 0);
    this.input.style.setProperty("--wide", `${Math.max(wide + 1, 6)}ch`);
  }
}
