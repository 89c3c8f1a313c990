/* Inside Jira or Confluence: erase what is held about whoever looks. Without script, or outside,
   the page can be read as it is. */
import { ask, canAsk } from './frame.js';

const MAYBE = 'so it may be erased or not. Try again in a minute: that does no harm.';
const TROUBLE = {
  401: 'Your visit has expired, so nothing was erased. Reload the page in your browser and try again.',
  403: 'Your site did not say who you are, so nothing was erased. Log in again and reload the page.',
  500: `The app failed, ${MAYBE}`,
  503: `The app could not finish it, ${MAYBE}`,
  unreached: `The app did not answer, ${MAYBE}`,
};

const of = (id) => document.getElementById(id);

const tell = (kind, text) => {
  of('erase-result').dataset.kind = kind;
  of('erase-result').textContent = text;
};

const showNothing = () => {
  of('copy').remove();
  of('nothing-held').hidden = false;
  of('held-title').focus(); // The button is gone; whoever used the keyboard must not be.
};

const erase = async (button) => {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  tell('busy', 'Erasing…');
  try {
    const { erased } = await ask('DELETE', button.dataset.api, TROUBLE);
    showNothing();
    tell('done', erased ? 'Erased. It may be fetched again when it is next needed.' : 'It was gone already.');
  } catch (error) {
    tell('trouble', error.message);
  }
  button.removeAttribute('aria-disabled');
};

const button = of('erase');
if (button && canAsk) {
  button.addEventListener('click', () => erase(button));
  button.hidden = false;
  of('no-erasing').hidden = true;
}
