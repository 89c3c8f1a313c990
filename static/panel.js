/* Inside Jira or Confluence: follow the theme and the height, and measure again on request.
   Without script, or outside, the page can be read as it is. */
(() => {
  'use strict';

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

  /* Times and spans, worded as the server words them. */
  const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (number) => String(number).padStart(2, '0');

  const moment = (at) =>
    `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;

  const age = (milliseconds) => {
    let rest = Math.floor(Math.abs(milliseconds) / 1000);
    const parts = UNITS.map(([name, unit]) => {
      const count = Math.floor(rest / unit);
      rest %= unit;
      return count ? `${count} ${name}` : '';
    });
    return parts.filter(Boolean).slice(0, 2).join(' ') || '0 s';
  };

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

  const show = (found) => {
    const now = putTime('measured', found.measured_at);
    const oldest = putTime('oldest', found.oldest_held_since);
    const last = putTime('last', found.last_expiry);
    putTime('next', found.next_expiry);
    put('count', String(found.identities_held));
    put('words', words(found.identities_held));
    put('oldest-age', oldest ? age(now - oldest) : 'None');
    put('last-in', last ? age(last - now) : 'None');
    put('dropped', String(found.dropped_cookies.count || 'None'));
    document.getElementById('cookie-dropped').hidden = !putTime('last-dropped', found.dropped_cookies.last_at);
    document.getElementById('nothing-held').hidden = found.identities_held > 0;
    return `Measured again ${moment(now)}: ${words(found.identities_held)} held.`;
  };

  const TROUBLE = {
    401: 'Your visit has expired. Reload the page in your browser to go on.',
    403: 'You no longer administer this site, so nothing new is shown.',
    503: 'Your site did not answer, so nothing new is shown. Try again in a minute.',
  };

  const explain = async (response) => {
    const { error = {} } = await response.json().catch(() => ({}));
    const what = TROUBLE[response.status] || error.message || 'That did not work. Try again in a minute.';
    return error.request_id ? `${what} (Request ${error.request_id})` : what;
  };

  const token = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no token')), 10000);
    bridge.context.getToken(resolve);
  });

  const measure = async (address) => {
    const response = await fetch(address, {
      headers: { Authorization: `JWT ${await token()}`, Accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    return response.ok ? ['done', show(await response.json())] : ['trouble', await explain(response)];
  };

  const offerMeasuring = (button, result) => {
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      button.setAttribute('aria-disabled', 'true');
      result.textContent = 'Measuring…';
      [result.dataset.kind, result.textContent] = await measure(button.dataset.api)
        .catch(() => ['trouble', 'The app could not be reached. Try again in a minute.']);
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
  if (button && bridge?.context) offerMeasuring(button, document.getElementById('measure-result'));
})();
