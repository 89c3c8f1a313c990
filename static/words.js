/* How do times and spans read? As the server words them. */

const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const two = (number) => String(number).padStart(2, '0');

export const moment = (at) =>
  `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;

export const day = (at) => LONG.format(at);

export const age = (milliseconds) => {
  let rest = Math.floor(Math.abs(milliseconds) / 1000);
  const parts = UNITS.map(([name, unit]) => {
    const count = Math.floor(rest / unit);
    rest %= unit;
    return count ? `${count} ${name}` : '';
  });
  return parts.filter(Boolean).slice(0, 2).join(' ') || '0 s';
};
