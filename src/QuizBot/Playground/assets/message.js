import { el, icon } from './dom.js';
import { drawCard } from './card.js';

/** One message with its frame: who, when, for whom, and what. */
export function drawMessage(message, { people, persona, zone, continues, press, behind }) {
  const person = people.get(message.author);
  const name = message.author === persona ? 'You' : person?.name ?? 'QuizBot';
  const kind = person ? (message.author === persona ? 'mine' : 'theirs') : message.author;
  const heading = `head-${message.id}`;
  return el('article', {
    class: `message ${kind}${message.onlyFor ? ' only-you' : ''}${continues ? ' continues' : ''}`,
    id: `message-${message.id}`, tabindex: '-1', 'aria-labelledby': heading,
  },
    avatar(message, person),
    el('div', { class: 'message-main' },
      el('p', { class: 'message-head', id: heading },
        el('span', { class: 'name' }, name), ' ',
        el('time', { datetime: message.at }, clockTime(message.at, zone)),
        message.onlyFor ? el('span', { class: 'badge' }, icon('eye'), 'Only you see this') : null),
      message.view ? drawCard(message.view, message.id, press) : el('p', { class: 'bubble' }, ...withMentions(message.text)),
      message.view ? el('p', { class: 'message-foot' }, el('button', {
        type: 'button', class: 'behind-button', 'data-key': 'behind', 'aria-expanded': 'false', 'aria-controls': 'behind', onclick: behind,
      }, 'Behind this card')) : null));
}

/** A mention of the bot stands out, as in Teams. */
function withMentions(text) {
  return text.split(/(?<![\w@])(@QuizBot)(?!\w)/i).map((part, at) => (at % 2 ? el('span', { class: 'mention' }, part) : part));
}

function avatar(message, person) {
  return person
    ? el('span', { class: 'avatar', 'data-person': person.id, 'aria-hidden': 'true' }, person.name[0])
    : el('img', { class: 'avatar', src: '/playground/mark.svg', alt: '' });
}

const clockTime = (instant, zone) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));
