import { byId } from './dom.js';
import { send } from './server.js';

/** The way back to the first day, once the person is sure. `done` runs when all is forgotten. */
export function letStartOver(done) {
  const sure = byId('sure');
  const problem = byId('sure-problem');
  byId('start-over').addEventListener('click', () => {
    problem.textContent = '';
    sure.showModal();
    byId('sure-no').focus();
  });
  byId('sure-no').addEventListener('click', () => sure.close());
  byId('sure-yes').addEventListener('click', async ({ currentTarget: button }) => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    try {
      await send('/playground/start-over', { sure: true });
      sure.close();
      done();
    } catch (fault) {
      problem.textContent = fault.message;
    }
    button.setAttribute('aria-disabled', 'false');
  });
}
