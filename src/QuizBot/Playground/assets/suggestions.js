import { byId, el } from './dom.js';

const most = 6;

/** The list above the message box. Arrow keys go through it, Enter or Tab takes the marked one, Escape puts it away. */
export class Suggestions {
  #list = byId('suggestions');
  #count = byId('suggestion-count');
  #all = [];
  #found = [];
  #marked = -1;
  #mention = '';
  #box;
  #take;

  constructor(box, take) {
    this.#box = box;
    this.#take = take;
  }

  /** `mention` goes in front of every suggestion, and is one itself for who types the beginning of it. */
  offer(suggestions, mention) {
    this.#mention = mention ?? '';
    this.#all = suggestions;
  }

  get open() {
    return !this.#list.hidden;
  }

  /** Shows what fits to what is typed: what begins like it first, then what has a word that does. */
  find(typed) {
    const begun = this.#mention && typed.match(/(?<=^|\s)@\w*$/)?.[0].toLowerCase();
    if (begun && this.#mention.toLowerCase().startsWith(begun)) {
      this.#found = [{ text: `${typed.slice(0, -begun.length)}${this.#mention} `, hint: 'Ask the bot, for everyone to see' }];
      this.#draw();
      this.#mark(0);
      return;
    }
    const front = this.#mention && `${this.#mention} `;
    const whole = typed.trim().toLowerCase();
    const wanted = front && whole.startsWith(front.toLowerCase()) ? whole.slice(front.length).trim() : whole;
    const begins = this.#all.filter(({ text }) => text.toLowerCase().startsWith(wanted));
    const within = this.#all.filter(({ text }) => !text.toLowerCase().startsWith(wanted) && text.toLowerCase().includes(` ${wanted}`));
    const found = wanted === '' ? [] : [...begins, ...within].map(({ text, hint }) => ({ text: front + text, hint }));
    this.#found = found.filter(({ text }) => text.toLowerCase() !== whole).slice(0, most);
    this.#draw();
  }

  close() {
    this.#found = [];
    this.#draw();
  }

  /** True when the key was for the list. */
  key(event) {
    if (!this.open) return false;
    switch (event.key) {
      case 'ArrowDown': this.#mark(this.#marked + 1); return true;
      case 'ArrowUp': this.#mark(this.#marked < 0 ? this.#found.length - 1 : this.#marked - 1); return true;
      case 'Escape': this.close(); return true;
      case 'Enter':
      case 'Tab':
        if (this.#marked < 0 || event.shiftKey) return false;
        this.#choose(this.#marked);
        return true;
      default: return false;
    }
  }

  #draw() {
    this.#list.replaceChildren(...this.#found.map(({ text, hint }, index) => el('li', {
      id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false',
      onmousedown: (event) => event.preventDefault(), onclick: () => this.#choose(index),
    }, el('span', { class: 'suggestion-text' }, text), el('span', { class: 'suggestion-hint' }, hint))));
    this.#list.hidden = this.#found.length === 0;
    this.#count.textContent = this.#found.length === 0 ? '' : `${this.#found.length} suggestions, press arrow down to choose`;
    this.#mark(-1);
  }

  #mark(index) {
    this.#marked = index >= this.#found.length ? -1 : index;
    [...this.#list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === this.#marked)));
    if (this.#marked < 0) this.#box.removeAttribute('aria-activedescendant');
    else this.#box.setAttribute('aria-activedescendant', `suggestion-${this.#marked}`);
  }

  #choose(index) {
    const { text } = this.#found[index];
    this.close();
    this.#take(text);
  }
}
