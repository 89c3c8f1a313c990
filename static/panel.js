/* Inside Jira or Confluence: follow the theme and the height, and measure again on request.
   Without script, or outside, the page can be read as it is. */
import { ask, canAsk } from './frame.js';
import { age, day, moment } from './words.js';

const bridge = window.AP;
const content = document.querySelector('.ac-content');

const attempt = (call) => {
  try {
    return call();
  } catch {
    return undefined; // A host that lacks a part of the bridge must not break the page.
  }
};

const followSystem = () => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => { document.documentElement.dataset.colorMode = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', follow);
  follow();
};

const followHeight = () => {
  const follow = () => attempt(() => bridge.resize('100%', `${Math.ceil(content.getBoundingClientRect().height)}px`));
  new ResizeObserver(follow).observe(content);
  follow();
};

/* The frame is as high as the page, so it is the page around it that has to scroll; browsers do
   that for scrollIntoView, but not for a fragment. */
const followLinks = () => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (target) requestAnimationFrame(() => target.scrollIntoView());
  });
};

const DAY = 86400000; // milliseconds
const words = (count) => (count ? `${count} ${count === 1 ? 'identity' : 'identities'}` : 'Nothing');

const put = (name, text, at) => {
  for (const place of document.querySelectorAll(`[data-measure="${name}"]`)) {
    place.textContent = text;
    if (at) place.setAttribute('datetime', at.toISOString());
    else place.removeAttribute('datetime');
  }
};

const putTime = (name, value) => {
  const at = value ? new Date(value) : null;
  put(name, at ? moment(at) : 'None', at);
  return at;
};

const putEnd = (name, value, now) => {
  const at = putTime(name, value);
  const isOver = at !== null && at <= now;
  put(`${name}-over`, isOver ? 'over; goes with the next sweep' : '');
  return { at, isOver };
};

const putCalls = (calls, now) => {
  put('calls', String(Object.values(calls).reduce((sum, count) => sum + count, 0)));
  document.querySelectorAll('.days > div').forEach((_, ago) => {
    const at = new Date(now - ago * DAY);
    put(`day-${ago}`, day(at), at);
    put(`calls-${ago}`, String(calls[at.toISOString().slice(0, 10)] ?? 0));
  });
};

const show = (found) => {
  const now = putTime('measured', found.measured_at);
  const oldest = putTime('oldest', found.oldest_held_since);
  const last = putEnd('last', found.last_expiry, now);
  putEnd('next', found.next_expiry, now);
  put('count', String(found.identities_held));
  put('words', words(found.identities_held));
  putCalls(found.calls, now);
  putTime('reported', found.reported_at);
  putTime('swept', found.swept_at);
  put('oldest-age', oldest ? age(now - oldest) : 'None');
  put('last-in', last.isOver ? 'already' : last.at ? `in ${age(last.at - now)}` : 'None');
  put('last-note', last.isOver ? 'gone with the next sweep' : 'if none is fetched anew');
  put('dropped', String(found.dropped_cookies.count || 'None'));
  document.getElementById('cookie-dropped').hidden = !putTime('last-dropped', found.dropped_cookies.last_at);
  document.getElementById('nothing-held').hidden = found.identities_held > 0;
  return `Measured again ${moment(now)}: ${words(found.identities_held)} held.`;
};

const TROUBLE = {
  401: 'Your visit has expired. Reload the page in your browser to go on.',
  403: 'You no longer administer this site, so nothing new is shown.',
  503: 'Your site did not answer, so nothing new is shown. Try again in a minute.',
  unreached: 'The app could not be reached. Try again in a minute.',
};

const offerMeasuring = (button, result) => {
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    result.textContent = 'Measuring…';
    [result.dataset.kind, result.textContent] = await ask('GET', button.dataset.api, TROUBLE)
      .then((found) => ['done', show(found)], (error) => ['trouble', error.message]);
    button.removeAttribute('aria-disabled');
  });
  button.hidden = false;
};

/* Outside a host the script is there, but none of its parts is. */
if (bridge?.theming) attempt(() => bridge.theming.initializeTheming());
else followSystem();
if (bridge?.resize) {
  followHeight();
  followLinks();
}
const button = document.getElementById('measure');
if (button && canAsk) offerMeasuring(button, document.getElementById('measure-result'));
