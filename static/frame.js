/* How does a page inside Jira or Confluence ask the app? With a fresh token of the bridge each
   time: the token that the page itself came with is bound to its address. */

const PATIENCE = 15000; // milliseconds, for the token and again for the answer
const bridge = window.AP;

export const canAsk = Boolean(bridge?.context);

const token = () => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('no token')), PATIENCE);
  bridge.context.getToken(resolve);
});

const sent = async (method, address, said) => fetch(address, {
  method,
  headers: {
    Authorization: `JWT ${await token()}`,
    Accept: 'application/json',
    ...(said && { 'Content-Type': 'application/json' }),
  },
  body: said && JSON.stringify(said),
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'error',
  signal: AbortSignal.timeout(PATIENCE),
});

const explained = async (response, trouble) => {
  const { error = {} } = await response.json().catch(() => ({}));
  const what = trouble[response.status] || error.message || trouble.unreached;
  return error.request_id ? `${what} (Request ${error.request_id})` : what;
};

/* Resolves to what the app answered to what was said, if anything was. Rejects with words for
   people: those of `trouble` for a status, else the app's own; `trouble.unreached` where no answer
   came. */
export const ask = async (method, address, trouble, said) => {
  const response = await sent(method, address, said).catch(() => null);
  if (!response) throw new Error(trouble.unreached);
  if (!response.ok) throw new Error(await explained(response, trouble));
  return response.json().catch(() => { throw new Error(trouble.unreached); });
};
