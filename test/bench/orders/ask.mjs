/** Asks the service: JSON in and out; an answer that is no 2xx ends the bench. */
export function askerOf({ url, token }) {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
    const answer = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
}
