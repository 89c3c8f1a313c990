/* Inside Jira or Confluence: what is held about one account, for an administrator, and its end.
   An account ID goes into bodies alone, and stays nowhere. */
import { ask, canAsk } from './frame.js';
import { moment } from './words.js';

const KINDS = { atlassian: 'Person', app: 'App', customer: 'Customer' };
const STANDINGS = { active: 'In use', inactive: 'Deactivated or erased', absent: 'Not known to this site' };
const MAYBE = 'so it may be erased or not. Try again in a minute: that does no harm.';
const TROUBLE = {
  400: 'That is no account ID. It is the last part of the address of the person’s profile.',
  401: 'Your visit has expired, so nothing was done. Reload the page in your browser to go on.',
  403: 'You do not administer this site any more, so nothing was done.',
};
const FINDING = {
  ...TROUBLE,
  503: 'The app or your site could not answer. Try again in a minute.',
  unreached: 'The app did not answer. Try again in a minute.',
};
const ERASING = {
  ...TROUBLE,
  500: `The app failed, ${MAYBE}`,
  503: `The app or your site could not answer, ${MAYBE}`,
  unreached: `The app did not answer, ${MAYBE}`,
};

const of = (id) => document.getElementById(id);
let shown = null; // the account that is shown, whatever stands in the field meanwhile

const tell = (kind, text) => {
  of('account-result').dataset.kind = kind;
  of('account-result').textContent = text;
};

/* An address of a profile ends in the account ID, percent-encoded. */
const accountIdIn = (text) => {
  const last = text.trim().split(/[?#]/)[0].replace(/\/+$/, '').split('/').pop();
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

const textsOf = (held) => ({
  ...held,
  kind: KINDS[held.kind],
  standing: STANDINGS[held.standing],
  held_since: moment(new Date(held.held_since)),
  fetched_at: moment(new Date(held.fetched_at)),
  expires_at: moment(new Date(held.expires_at)),
});

/* Nothing of the one before stays in the page, not even out of sight. */
const show = (held) => {
  shown = held && held.account_id;
  of('account').hidden = !held;
  const texts = held && textsOf(held);
  for (const place of document.querySelectorAll('[data-account]')) {
    place.textContent = texts ? texts[place.dataset.account] ?? 'None' : '';
  }
};

const about = ({ held, closed }) => {
  if (closed) return 'Atlassian reported this account as closed. No copy of it is held, and none is fetched.';
  if (!held) return 'Nothing is held about this account.';
  return held.standing ? 'A copy is held.' : 'A copy was held. It can no longer be read; a note of it is left.';
};

const find = async (form) => {
  show(null);
  tell('busy', 'Looking…');
  const found = await ask('POST', form.dataset.find, FINDING, { account_id: accountIdIn(of('account-id').value) });
  show(found.held);
  tell('done', about(found));
};

const erase = async (form) => {
  tell('busy', 'Erasing…');
  const { erased } = await ask('POST', form.dataset.erase, ERASING, { account_id: shown });
  show(null);
  of('account-id').focus(); // The button is gone; whoever used the keyboard must not be.
  tell('done', erased ? 'Erased. It may be fetched again when it is next needed.' : 'It was gone already.');
};

/* One thing at a time, so that an answer is about what was asked last. */
const once = (form, act) => async () => {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  await act(form).catch((error) => tell('trouble', error.message));
  form.ariaBusy = 'false';
};

const form = of('find-account');
if (form && canAsk) {
  const look = once(form, find);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
  });
  of('erase-account').addEventListener('click', once(form, erase));
  form.hidden = false;
  of('no-accounts').hidden = true;
}
