import { byId } from './dom.js';

/** Light, dark, or whatever the system says; theme.js applies it before the next page is painted. */
export function letLookBeChosen() {
  const chosen = document.documentElement.dataset.look ?? 'auto';
  for (const input of byId('look').querySelectorAll('input')) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => choose(input.value));
  }
}

function choose(look) {
  if (look === 'auto') delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = look;
  try {
    localStorage.setItem('quizbot-look', look);
  } catch {
    // Then it holds until the page is closed.
  }
}
