// A select menu: a button that opens a list of options. One value is taken at once, several with "Done".
import { SIGNS, el, name, sign } from "./dom.js";
import { closePopup, openPopup } from "./popup.js";
import { say } from "./words.js";

let count = 0;

/**
 * `options` are {label, value, description, emoji, default}; `picked` gets the list of values. `key` keeps the focus
 * over a redrawn message.
 */
export function selectMenu({ options, placeholder, min = 1, max = 1, disabled = false, label, picked, key }) {
  let chosen = options.filter((one) => one.default).map((one) => one.value);
  const shown = el("span", { class: "select-text" });
  const button = el("button", {
    type: "button", class: "select", disabled, "aria-haspopup": "listbox", "aria-expanded": "false", data: key ? { key } : {},
  }, shown, sign(SIGNS.down));
  const title = placeholder || say("choose");

  const draw = () => {
    const labels = options.filter((one) => chosen.includes(one.value)).map((one) => one.label);
    shown.textContent = labels.length ? labels.join(", ") : title;
    button.classList.toggle("empty", !labels.length);
    button.setAttribute("aria-label", [label, title, labels.join(", ")].filter(Boolean).join(": "));
  };
  const take = (values) => {
    chosen = values;
    draw();
    picked(values);
  };
  const open = () => {
    const list = new List({ options, chosen, many: max > 1, title, taken: (values) => {
      closePopup();
      if (values.length >= min && values.length <= max) take(values);
    } });
    button.setAttribute("aria-expanded", "true");
    openPopup(list.node, button, { wide: true, closed: () => button.setAttribute("aria-expanded", "false") });
    list.focus();
  };
  button.addEventListener("click", () => (button.getAttribute("aria-expanded") === "true" ? closePopup() : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  });
  draw();
  return button;
}

class List {
  constructor({ options, chosen, many, title, taken }) {
    Object.assign(this, { options, many, taken, chosen: new Set(chosen), at: 0 });
    this.id = `select-${(count += 1)}`;
    this.rows = options.map((one, at) => this.#row(one, at));
    this.list = el("div", { role: "listbox", tabindex: "0", "aria-label": title, "aria-multiselectable": String(many), class: "select-list",
      on: { keydown: (event) => this.#key(event) } }, this.rows);
    if (!options.length) this.list.append(el("p", { class: "muted", text: say("no-options") }));
    const done = many ? el("button", { type: "button", class: "btn primary", text: say("done"), on: { click: () => this.#done() } }) : null;
    this.node = el("div", { class: "select-popup" }, this.list, done);
  }

  focus() {
    this.list.focus({ preventScroll: true });
    const first = this.options.findIndex((one) => this.chosen.has(one.value));
    this.#highlight(Math.max(first, 0));
  }

  #row(option, at) {
    const row = el("div", { role: "option", id: `${this.id}-${at}`, class: "option", "aria-selected": String(this.chosen.has(option.value)) },
      el("span", { class: "option-name" }, option.emoji?.name ? `${option.emoji.name} ` : "", name(option.label)),
      option.description ? el("span", { class: "option-detail", text: option.description }) : null);
    row.addEventListener("click", () => this.#take(at));
    row.addEventListener("pointermove", () => this.#highlight(at));
    return row;
  }

  #take(at) {
    const { value } = this.options[at] ?? {};
    if (value === undefined) return;
    if (!this.many) return this.taken([value]);
    if (!this.chosen.delete(value)) this.chosen.add(value);
    this.rows[at].setAttribute("aria-selected", String(this.chosen.has(value)));
  }

  #done() {
    this.taken(this.options.map((one) => one.value).filter((one) => this.chosen.has(one)));
  }

  #highlight(at) {
    this.rows[this.at]?.classList.remove("active");
    this.at = at;
    const row = this.rows[at];
    if (!row) return;
    row.classList.add("active");
    row.scrollIntoView({ block: "nearest" });
    this.list.setAttribute("aria-activedescendant", row.id);
  }

  #key(event) {
    const last = this.rows.length - 1;
    const to = { ArrowDown: Math.min(this.at + 1, last), ArrowUp: Math.max(this.at - 1, 0), Home: 0, End: last }[event.key];
    if (to !== undefined) this.#highlight(to);
    else if (event.key === " ") this.#take(this.at);
    else if (event.key === "Enter") this.many ? this.#done() : this.#take(this.at);
    else if (event.key.length === 1) this.#jump(event.key);
    else return;
    event.preventDefault();
  }

  #jump(letter) {
    const order = [...this.options.keys()].map((one) => (this.at + 1 + one) % this.options.length);
    const found = order.find((one) => this.options[one].label.toLowerCase().startsWith(letter.toLowerCase()));
    if (found !== undefined) this.#highlight(found);
  }
}
