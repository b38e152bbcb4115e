// The list above the message box: commands, suggestions, mentions. One input at a time has it, and keeps the focus.
import { byId, el, name } from "./dom.js";

export class Picker {
  #input = null;
  #items = [];
  #at = -1;

  constructor() {
    this.panel = byId("picker");
    this.list = byId("options");
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  get count() {
    return this.#items.length;
  }

  belongsTo(input) {
    return this.isOpen && this.#input === input;
  }

  /** The item that is highlighted, if any. */
  get active() {
    return this.#items[this.#at] ?? null;
  }

  /**
   * Show `items` ({label, detail, tag}) for an input; `pick` gets the chosen one. With `first` the first is
   * highlighted at once. Without items the title alone is shown.
   */
  open(input, { title, items, pick, first = false }) {
    if (this.#input !== input) this.close();
    this.#input = input;
    this.#items = items;
    this.pick = pick;
    byId("picker-title").textContent = title;
    this.list.replaceChildren(...items.map((one, at) => this.#row(one, at)));
    this.list.setAttribute("aria-label", title);
    this.list.hidden = !items.length;
    this.panel.hidden = false;
    input.setAttribute("aria-expanded", String(items.length > 0));
    this.#highlight(first && items.length ? 0 : -1);
  }

  /** Highlight nothing, since what is shown no longer fits what is typed. */
  calm() {
    if (this.#input) this.#highlight(-1);
  }

  close() {
    this.panel.hidden = true;
    this.#input?.setAttribute("aria-expanded", "false");
    this.#input?.removeAttribute("aria-activedescendant");
    this.#input = null;
    this.#items = [];
    this.#at = -1;
  }

  /** Use a key of the input; true if it meant the list. Tab and Enter pick only what is highlighted. */
  takes(event) {
    if (!this.isOpen) return false;
    const count = this.#items.length;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" && count) this.#highlight((this.#at + 1) % count);
    else if (event.key === "ArrowUp" && count) this.#highlight((this.#at <= 0 ? count : this.#at) - 1);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && this.active) this.pick(this.active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #row(item, at) {
    const row = el("div", { id: `option-${at}`, role: "option", class: "option", "aria-selected": "false" },
      el("span", { class: "option-head" }, name(item.label, "option-name"), item.tag ? el("span", { class: "option-tag", text: item.tag }) : null),
      item.detail ? el("span", { class: "option-detail", text: item.detail }) : null,
    );
    row.addEventListener("click", () => this.pick(item));
    return row;
  }

  #highlight(at) {
    this.list.children[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = at;
    const row = this.list.children[at];
    if (!row) return this.#input.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", row.id);
  }
}
