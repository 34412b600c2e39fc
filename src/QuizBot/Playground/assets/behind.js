import { byId, el } from './dom.js';
import { copyButton } from './copy.js';

const views = [
  { id: 'teams', title: 'Teams', about: 'What Teams gets: an Adaptive Card' },
  { id: 'slack', title: 'Slack', about: 'What Slack gets: Block Kit' },
  { id: 'view', title: 'View', about: 'What the bot said, before any channel' },
];

/** What the channels get of one card: in the side panel where there is room for one, else under the card. */
export class Behind {
  #wide = matchMedia('(min-width: 75rem)');
  #open = null;
  #chosen = 'teams';
  #panel = null;

  constructor() {
    this.#wide.addEventListener('change', () => this.#open && this.#place());
  }

  toggle(message, node) {
    if (this.#open?.message.id === message.id) this.#close(true);
    else this.#show(message, node);
  }

  /** The card was drawn again. */
  moved(message, node) {
    if (this.#open?.message.id === message.id) this.#show(message, node);
  }

  /** The card is no longer on the page. */
  gone(id) {
    if (this.#open?.message.id === id) this.#close(false);
  }

  #show(message, node) {
    this.#open?.node.querySelector('.behind-button').setAttribute('aria-expanded', 'false');
    this.#panel?.remove();
    this.#open = { message, node };
    node.querySelector('.behind-button').setAttribute('aria-expanded', 'true');
    this.#panel = this.#draw(message);
    this.#place();
    if (!this.#wide.matches) this.#panel.scrollIntoView({ block: 'nearest' });
  }

  #place() {
    if (this.#wide.matches) byId('behind-home').append(this.#panel);
    else this.#open.node.querySelector('.message-main').append(this.#panel);
    byId('behind-hint').hidden = this.#wide.matches;
  }

  #close(byHand) {
    const button = this.#open.node.querySelector('.behind-button');
    button.setAttribute('aria-expanded', 'false');
    this.#panel.remove();
    this.#open = this.#panel = null;
    byId('behind-hint').hidden = false;
    if (byHand) button.focus();
  }

  #draw(message) {
    const there = views.filter((view) => message[view.id]);
    const chosen = there.find((view) => view.id === this.#chosen) ?? there[0];
    const text = JSON.stringify(message[chosen.id], null, 2);
    const tabs = there.map((view) => el('button', {
      type: 'button', role: 'tab', id: `behind-${view.id}`, 'aria-selected': String(view === chosen), 'aria-controls': 'behind-json',
      tabindex: view === chosen ? '0' : '-1', onclick: () => this.#choose(view.id),
    }, view.title));
    return el('section', { class: 'behind', id: 'behind', 'aria-label': 'Behind this card', 'aria-live': 'off' },
      el('div', { class: 'behind-head' },
        el('div', { role: 'tablist', 'aria-label': 'Channel', class: 'segments tabs', onkeydown: (event) => this.#byArrow(event, there, chosen) }, ...tabs),
        copyButton(() => text, `Copy the JSON for ${chosen.title}`),
        el('button', { type: 'button', class: 'quiet small', onclick: () => this.#close(true) }, 'Close')),
      el('div', { role: 'tabpanel', id: 'behind-json', 'aria-labelledby': `behind-${chosen.id}` },
        el('p', { class: 'side-note' }, chosen.about),
        el('pre', { tabindex: '0', role: 'region', 'aria-label': `JSON for ${chosen.title}` }, ...tinted(text))));
  }

  #choose(id) {
    this.#chosen = id;
    this.#show(this.#open.message, this.#open.node);
    byId(`behind-${id}`).focus();
  }

  #byArrow(event, there, chosen) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#choose(there[(there.indexOf(chosen) + step + there.length) % there.length].id);
  }
}

const mostTinted = 60_000;

/** JSON as text, with names and values told apart. */
function tinted(text) {
  if (text.length > mostTinted) return [text];
  return text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?)/).map((part) => {
    if (!part.startsWith('"')) return part;
    return el('span', { class: part.endsWith(':') ? 'json-name' : 'json-text' }, part);
  });
}
