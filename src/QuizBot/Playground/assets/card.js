import { el } from './dom.js';
import { drawBlock, readInputs } from './blocks.js';

/** Only a line or two: shown as a bubble, without a card's frame. */
export const isPlain = (view) => !view.title && view.actions.length === 0 && view.blocks.every((block) => block.type === 'text');

/** A view as a card. `press(verb, data)` returns a promise; while it runs, no button of the card does anything. */
export function drawCard(view, id, press) {
  const problem = el('p', { class: 'card-problem', role: 'alert' });
  const card = el('form', { class: isPlain(view) ? 'card plain' : 'card', novalidate: true, onsubmit: (event) => event.preventDefault() },
    view.title ? el('h3', { class: 'card-title' }, view.title) : null,
    ...view.blocks.map((block) => drawBlock(block, id, Boolean(view.title))),
    view.blocks.length + view.actions.length === 0 ? el('p', { class: 'tone-subtle' }, view.fallback || 'A message without words.') : null);

  // Enter in an input presses the button that the card is about.
  const byEnter = view.actions.find((action) => action.submits && action.primary) ?? view.actions.find((action) => action.submits);
  if (view.actions.length > 0) {
    card.append(el('div', { class: 'actions' }, ...view.actions.map((action, index) => el('button', {
      type: action === byEnter ? 'submit' : 'button',
      class: action.wide ? 'answer' : action.primary ? 'primary' : 'ordinary',
      'data-key': `${index} ${action.verb} ${action.title}`,
      onclick: () => run(action),
    }, action.title || 'Go on'))));
  }
  card.append(problem);
  // A key held down repeats; a card's button is pressed once.
  card.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
  return card;

  async function run(action) {
    if (card.getAttribute('aria-busy') === 'true') return;
    busy(true);
    problem.textContent = '';
    try {
      await press(action.verb, action.submits ? { ...action.data, ...readInputs(card) } : { ...action.data });
    } catch (fault) {
      problem.textContent = fault.message;
    }
    busy(false);
  }

  // Not `disabled`: that would take the focus away from the button someone has just pressed.
  function busy(yes) {
    card.setAttribute('aria-busy', yes);
    for (const button of card.querySelectorAll('.actions button')) button.setAttribute('aria-disabled', yes);
  }
}
