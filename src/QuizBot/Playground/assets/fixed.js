import { el } from './dom.js';
import { copyButton } from './copy.js';

const longText = 600;
const longLines = 15;

/** Text in a fixed width; where it is long, with buttons to take it along. */
export function fixed(block) {
  const long = block.text.length > longText || block.text.split('\n').length > longLines;
  return el('figure', { class: 'fixed' },
    el('figcaption', {}, block.label,
      long ? el('span', { class: 'fixed-tools' }, copyButton(() => block.text, `Copy ${block.label}`), downloadButton(block)) : null),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': block.label }, block.text));
}

function downloadButton(block) {
  return el('button', { type: 'button', class: 'quiet small', 'aria-label': `Download ${block.label}`, onclick: () => download(block) }, 'Download');
}

function download({ label, text }) {
  const json = /^\s*[[{]/.test(text);
  const name = label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'quizbot';
  const address = URL.createObjectURL(new Blob([text], { type: json ? 'application/json' : 'text/plain' }));
  el('a', { href: address, download: `${name}.${json ? 'json' : 'txt'}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
