import { byId, icon } from './dom.js';
import { History } from './history.js';
import { Suggestions } from './suggestions.js';

const mostRows = 8;

/** The box to type in. `say(text)` returns a promise; what could not be sent comes back into the box. */
export class Composer {
  #box = byId('say');
  #problem = byId('composer-problem');
  #history = new History();
  #suggestions = new Suggestions(this.#box, (text) => this.#fill(text));
  #say;

  constructor(say) {
    this.#say = say;
    const form = byId('composer');
    form.querySelector('.send').append(icon('send'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send(this.#box.value);
    });
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#box.addEventListener('input', () => this.#typed());
    this.#box.addEventListener('blur', () => this.#suggestions.close());
  }

  /** What to suggest; `mention` is what a message needs so that the bot hears it. */
  offer(all, mention) {
    this.#suggestions.offer(all, mention);
  }

  focus() {
    this.#box.focus();
  }

  /** Where fingers type, the focus brings up a keyboard that covers what is to be read. */
  focusUnlessTouch() {
    if (!matchMedia('(pointer: coarse)').matches) this.focus();
  }

  async send(text) {
    if (text.trim() === '') return;
    this.#history.add(text);
    this.#fill('');
    try {
      await this.#say(text);
    } catch (fault) {
      if (this.#box.value === '') this.#fill(text);
      this.#problem.textContent = fault.message;
    }
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#suggestions.key(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) this.send(this.#box.value);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#recall(event);
  }

  /** Arrow keys leave the box for the history only from its first or last line. */
  #recall(event) {
    const { value, selectionStart, selectionEnd } = this.#box;
    const up = event.key === 'ArrowUp';
    const inside = up ? value.slice(0, selectionStart).includes('\n') : value.slice(selectionEnd).includes('\n');
    const found = inside ? null : this.#history.step(up ? -1 : 1, value);
    if (found === null) return;
    event.preventDefault();
    this.#fill(found);
  }

  #typed() {
    this.#problem.textContent = '';
    this.#history.leave();
    this.#grow();
    this.#suggestions.find(this.#box.value);
  }

  #fill(text) {
    this.#problem.textContent = '';
    this.#box.value = text;
    this.#box.setSelectionRange(text.length, text.length);
    this.#grow();
    this.#suggestions.close();
  }

  #grow() {
    this.#box.rows = Math.min(mostRows, this.#box.value.split('\n').length);
  }
}
