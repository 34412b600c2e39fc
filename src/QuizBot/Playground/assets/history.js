const kept = 50;

/** What was said in this tab, to be said again with the arrow keys. */
export class History {
  #said = [];
  #at = 0;
  #draft = '';

  constructor() {
    try {
      this.#said = JSON.parse(sessionStorage.getItem('quizbot-said')) ?? [];
    } catch {
      this.#said = [];
    }
    this.#at = this.#said.length;
  }

  add(text) {
    this.#said = [...this.#said.filter((old) => old !== text), text].slice(-kept);
    this.#at = this.#said.length;
    try {
      sessionStorage.setItem('quizbot-said', JSON.stringify(this.#said));
    } catch {
      // Without storage the history lives as long as the page.
    }
  }

  /** One step back (-1) or forward (1) from what is in the box; null when there is nothing there. */
  step(by, current) {
    const to = this.#at + by;
    if (to < 0 || to > this.#said.length) return null;
    if (this.#at === this.#said.length) this.#draft = current;
    this.#at = to;
    return to === this.#said.length ? this.#draft : this.#said[to];
  }

  /** The text in the box is new: the next step back starts from the latest again. */
  leave() {
    this.#at = this.#said.length;
  }
}
