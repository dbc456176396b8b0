/** The public client API, called from the page: same origin, the session cookie, and a token of the page on every write. */

const token = document.querySelector('meta[name=csrf-token]')?.content ?? '';

const base = document.body.dataset.base ?? '';

/** An answer that is not a success; `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(status, message, details) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.details = details ?? {};
  }

  get offline() {
    return this.status === 0;
  }
}

function address(path, query) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, one);
  }
  return url.pathname + url.search;
}

async function call(method, path, { query, body, headers = {} } = {}) {
  const options = { method, credentials: 'same-origin', headers: { Accept: 'application/json', ...headers } };
  if (method !== 'GET') options.headers['X-CSRF-Token'] = token;
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers['Content-Type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch(address(path, query), options);
  } catch {
    throw new ApiError(0, 'offline');
  }
  const data = parse(await response.text().catch(() => ''));
  if (!response.ok) throw failure(response.status, data);
  return { data, status: response.status, next: linked(response.headers.get('Link'), 'next') };
}

/** Photos lie under the server's public address; reached by another name, the page fetches them by the name it was reached by. */
function parse(text) {
  try {
    return JSON.parse(base && base !== location.origin ? text.replaceAll(`"${base}/`, `"${location.origin}/`) : text);
  } catch {
    return null;
  }
}

function failure(status, data) {
  if (status === 401) document.dispatchEvent(new CustomEvent('sadari:signed-out'));
  return new ApiError(status, data?.error ?? `HTTP ${status}`, data?.details);
}

/** The path of a link relation; only path and query are kept, so the page never follows a link to another host. */
export function linked(header, relation) {
  for (const part of (header ?? '').split(/,\s*(?=<)/)) {
    const match = /^<([^>]+)>\s*;(.*)$/.exec(part.trim());
    if (match && new RegExp(`rel="?${relation}"?`).test(match[2])) {
      const url = new URL(match[1], location.origin);
      return url.pathname + url.search;
    }
  }
  return null;
}

const early = new Map();

/** Asks for a page that is sure to be wanted in a moment, while scripts and words still load. */
export function ahead(path, query) {
  const asked = call('GET', path, { query });
  asked.catch(() => {});
  early.set(address(path, query), asked);
}

export const get = async (path, query) => (await call('GET', path, { query })).data;

export function page(path, query) {
  const key = address(path, query);
  const asked = early.get(key);
  early.delete(key);
  return asked ?? call('GET', path, { query });
}

export const post = async (path, body, headers) => (await call('POST', path, { body: body ?? {}, headers })).data;
export const put = async (path, body) => (await call('PUT', path, { body })).data;
export const patch = async (path, body) => (await call('PATCH', path, { body })).data;
export const remove = async (path) => (await call('DELETE', path)).data;

/** Sends one photo, telling `progress` a fraction from 0 to 1; answers the attachment once it can be posted. */
export function upload(file, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v2/media');
    request.setRequestHeader('X-CSRF-Token', token);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new ApiError(0, 'offline'));
    request.onabort = () => reject(new ApiError(0, 'aborted'));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status === 200) resolve(answer);
      else if (request.status === 202) resolve(ready(answer.id, signal));
      else reject(failure(request.status, answer));
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name || 'photo');
    request.send(form);
  });
}

async function ready(id, signal) {
  for (let wait = 300; !signal.aborted; wait = Math.min(wait * 1.5, 3000)) {
    const { data, status } = await call('GET', `/api/v1/media/${id}`);
    if (status === 200) return data;
    await new Promise((wake) => setTimeout(wake, wait));
  }
  throw new ApiError(0, 'aborted');
}
