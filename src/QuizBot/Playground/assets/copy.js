import { el } from './dom.js';

/** A button that copies what `text` returns, and says that it did. */
export function copyButton(text, label) {
  const button = el('button', {
    type: 'button', class: 'quiet small', 'aria-label': label,
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(text());
        say('Copied');
      } catch {
        say('Select it and press Ctrl+C');
      }
    },
  }, 'Copy');
  function say(words) {
    button.textContent = words;
    button.setAttribute('aria-label', words);
    setTimeout(() => {
      button.textContent = 'Copy';
      button.setAttribute('aria-label', label);
    }, 2000);
  }
  return button;
}
