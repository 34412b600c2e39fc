import { el, icon } from './dom.js';
import { fixed } from './fixed.js';

/** One drawing for each kind of block; `card` is the id of the message, for names that must be unique on the page. */
const drawings = { text, source, facts, choice, input, progress, table, fixed, picture };

export function drawBlock(block, card, titled) {
  const draw = drawings[block.type];
  return draw ? draw(block, card, titled) : el('p', { class: 'tone-subtle' }, `The playground cannot show a “${block.type}” yet.`);
}

function text(block, card, titled) {
  switch (block.tone) {
    case 'Heading': return el(titled ? 'h4' : 'h3', { class: 'tone-heading' }, block.text);
    case 'Quote': return el('blockquote', { class: 'tone-quote' }, block.text);
    case 'Good': return el('p', { class: 'tone-good' }, icon('good'), el('span', {}, block.text));
    case 'Bad': return el('p', { class: 'tone-bad' }, icon('bad'), el('span', {}, block.text));
    case 'Subtle': return el('p', { class: 'tone-subtle' }, block.text);
    default: return el('p', { class: 'tone-body' }, block.text);
  }
}

/** Where the words are from; the note opens where it can be opened. */
function source({ text, sources }) {
  const links = sources.filter(({ link }) => /^https?:/.test(link ?? ''));
  return el('p', { class: 'tone-subtle' }, text, ...links.flatMap(({ link, name }) => [
    ' ', el('a', { href: link, target: '_blank', rel: 'noreferrer', 'aria-label': `Open the note at ${name}` }, links.length > 1 ? `Open ${name}` : 'Open the note'),
  ]));
}

const longFact = 60;

function facts(block) {
  const long = block.facts.some(({ value }) => value.length > longFact);
  return el('dl', { class: long ? 'facts long' : 'facts' }, ...block.facts.map((fact) => el('div', {}, el('dt', {}, fact.label), el('dd', {}, fact.value))));
}

/** What is wrong with a field, and the attributes that tie it to the field for those who listen. */
function problem(block, key) {
  if (!block.problem) return { line: null, ties: {} };
  const id = `${key}.problem`;
  return {
    line: el('p', { class: 'field-problem', id }, icon('bad'), el('span', {}, block.problem)),
    ties: { 'data-wrong': true, 'aria-describedby': id },
  };
}

const shortOption = 12;

function choice(block, card) {
  const key = `${card}.${block.id}`;
  const { line, ties } = problem(block, key);
  const picked = new Set(block.picked);
  if (block.pick === 'OneCompact' || block.pick === 'OneFiltered') {
    return el('div', { class: block.pick === 'OneFiltered' ? 'typed' : 'compact' },
      el('label', { for: key }, block.label),
      el('select', { id: key, 'data-input': block.id, 'data-key': block.id, 'aria-invalid': block.problem ? 'true' : null, ...ties },
        el('option', { value: '' }, 'Choose…'),
        ...block.options.map((option) => el('option', { value: option.value, selected: picked.has(option.value) }, option.text))),
      line);
  }
  const several = block.pick === 'Several';
  const side = several && block.options.every(({ text }) => text.length <= shortOption);
  return el('fieldset', { class: side ? 'choice beside' : 'choice', ...ties },
    el('legend', {}, block.label),
    ...block.options.map((option) => el('label', { class: 'option' },
      el('input', {
        type: several ? 'checkbox' : 'radio', name: key, value: option.value, checked: picked.has(option.value),
        'data-input': block.id, 'data-key': `${block.id} ${option.value}`,
      }),
      el('span', {}, option.text))),
    line);
}

/** What a browser has for each kind of line. A number is checked by the bot, which says what is wrong with it. */
const kinds = {
  Time: () => ({ type: 'time' }),
  Number: ({ min, max }) => ({ type: 'number', min, max, step: 1, inputmode: 'numeric' }),
  Text: ({ placeholder, maxLength }) => ({
    type: 'text', placeholder, maxlength: maxLength, autocapitalize: 'off', spellcheck: 'false',
  }),
};

function input(block, card) {
  const key = `${card}.${block.id}`;
  const { line, ties } = problem(block, key);
  return el('div', { class: 'typed' },
    el('label', { for: key }, block.label),
    el('input', {
      id: key, ...kinds[block.kind](block), 'data-input': block.id, 'data-key': block.id, value: block.value || null, autocomplete: 'off', 'aria-invalid': block.problem ? 'true' : null, ...ties,
    }),
    line);
}

function progress(block, card) {
  const id = `${card}.p${block.value}.${block.max}`;
  return el('div', { class: 'progress' },
    el('span', { id }, block.label),
    el('progress', { value: block.value, max: block.max, 'aria-labelledby': id }));
}

function table(block) {
  if (block.headers[0] === '' && block.headers.length === 3) return comparison(block);
  return el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': `Table: ${block.headers.filter(Boolean).join(', ') || 'no heading'}` },
    el('table', {},
      el('thead', {}, el('tr', {}, ...block.headers.map((header) => (header ? el('th', { scope: 'col' }, header) : el('td'))))),
      el('tbody', {}, ...block.rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, cell)))))));
}

/** Two things side by side. On a phone each row's name stands above them; the roles keep it a table for those who listen. */
function comparison({ headers, rows }) {
  const cell = (tag, role, text) => el(tag, { role, ...(tag === 'th' ? { scope: role === 'rowheader' ? 'row' : 'col' } : {}) }, text);
  const [, left, right] = headers;
  return el('div', { class: 'table compare', tabindex: '0', role: 'region', 'aria-label': `Table: ${left}, ${right}` },
    el('table', { role: 'table' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, el('td', { role: 'cell' }), cell('th', 'columnheader', left), cell('th', 'columnheader', right))),
      el('tbody', { role: 'rowgroup' }, ...rows.map(([name, ...cells]) => el('tr', { role: 'row' },
        cell('th', 'rowheader', name), ...cells.map((text) => cell('td', 'cell', text)))))));
}

/** Pictures come from this server, whatever address people outside reach it at. */
function picture(block) {
  return block.address
    ? el('p', { class: 'picture' }, el('img', { src: new URL(block.address, location.href).pathname, alt: block.alt, loading: 'lazy' }))
    : el('p', { class: 'tone-subtle' }, `Picture: ${block.alt}`);
}

/** What the bot gets of a time or a number that is none, so that it says how to write it. */
const unreadable = '?';

/** What the person picked and typed in a card, as the bot gets it: several picks joined by commas, an open choice of one left out. */
export function readInputs(card) {
  const values = {};
  for (const node of card.querySelectorAll('[data-input]')) {
    const id = node.dataset.input;
    if (node.type === 'checkbox') values[id] ??= '';
    if (node.type === 'radio' || node.type === 'checkbox') {
      if (node.checked) values[id] = values[id] ? `${values[id]},${node.value}` : node.value;
    } else if (node.validity?.badInput) {
      // Typed by half, its value is empty, which would say something else.
      values[id] = unreadable;
    } else if (node.value !== '' || node.localName === 'input') values[id] = node.value;
  }
  return values;
}

/** Puts back what was picked and typed, for the blocks named in `ids`. */
export function writeInputs(card, values, ids) {
  for (const node of card.querySelectorAll('[data-input]')) {
    const id = node.dataset.input;
    if (!ids.has(id) || !(id in values)) continue;
    if (node.type === 'radio' || node.type === 'checkbox') node.checked = values[id].split(',').includes(node.value);
    else node.value = values[id];
  }
}
