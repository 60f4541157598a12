/**
 * The only script, as browsers run it. Pages work without it. It tells the server the viewer's time zone, and keeps the parts
 * of a page that say `data-live` as the server says them now: it fetches the same page again and takes the same parts of it.
 */
export const SCRIPT = `'use strict';
(() => {
  const has = (name) => document.cookie.split('; ').some((pair) => pair.startsWith(name + '='));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !has('makegood_zone')) {
    const value = encodeURIComponent(zone) + '; path=/dashboard; max-age=31536000; samesite=strict';
    document.cookie = 'makegood_zone=' + value;
  }

  const parts = () => [...document.querySelectorAll('[data-live]')];
  const hold = document.getElementById('hold');
  if (parts().length === 0 || !hold) return;
  hold.hidden = false;
  let held = false;
  let source;
  const waiting = new Map();

  /** Nothing moves under a pointer or a focus, and nothing that was typed or opened is lost. */
  const isBusy = (part) =>
    part.matches(':hover, :focus-within') ||
    part.querySelector('details[open]') !== null ||
    [...part.querySelectorAll('input, textarea')].some((field) => field.value !== field.defaultValue);

  const take = (part, fresh) => {
    part.dataset.live = fresh.dataset.live;
    if (part.innerHTML !== fresh.innerHTML) part.replaceChildren(...fresh.childNodes);
  };

  /** Rows that wait behind what somebody is at: they are announced, and come when they are asked for. */
  const show = document.getElementById('show');
  const rowsOf = (part) =>
    new Set([...part.querySelectorAll('[data-row]')].map((row) => row.dataset.row));
  const announce = () => {
    let count = 0;
    for (const [id, fresh] of waiting) {
      const part = document.getElementById(id);
      const shown = part && rowsOf(part);
      if (shown) count += [...rowsOf(fresh)].filter((row) => !shown.has(row)).length;
    }
    show.hidden = count === 0 || held;
    if (!show.hidden) show.firstElementChild.textContent = count + ' new, show';
  };

  const settle = (all) => {
    for (const [id, fresh] of waiting) {
      const part = document.getElementById(id);
      if (part && !held && (all === true || !isBusy(part))) {
        take(part, fresh);
        waiting.delete(id);
      }
    }
    announce();
  };
  show.addEventListener('click', () => settle(true));
  setInterval(() => settle(), 1000);

  const refresh = async () => {
    const answer = await fetch(location.pathname + location.search, { redirect: 'manual' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts()) {
      const fresh = page.getElementById(part.id);
      if (fresh) waiting.set(part.id, fresh);
      if (fresh && part.dataset.live !== '') part.dataset.live = fresh.dataset.live;
    }
    settle();
  };

  const listen = () => {
    source?.close();
    const address = parts().map((part) => part.dataset.live).find((one) => one);
    if (!address || held || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener('changed', () => {
      source.close();
      refresh().catch(() => undefined).finally(() => setTimeout(listen, 300));
    });
  };

  hold.addEventListener('click', () => {
    held = !held;
    hold.setAttribute('aria-pressed', String(held));
    announce();
    listen();
  });
  document.addEventListener('visibilitychange', listen);
  listen();
})();
`;
