import { createHash } from 'node:crypto';
import { CSS } from './css/css.js';
import { SCRIPT } from './script.js';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="#0c7d61"/><path fill="#fff" d="M10 4.6 15 13.6H5Z"/></svg>`;

export interface Asset {
  readonly type: string;
  readonly text: string;
}

const named = new Map<string, Asset>();

/** In memory, under a name that changes with what is in it: it may be kept for ever. */
function asset(name: string, extension: string, type: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  const file = `${name}.${hash}.${extension}`;
  named.set(file, { type, text });
  return `/dashboard/assets/${file}`;
}

/** The addresses of what pages are made of. */
export const ASSETS = {
  css: asset('dashboard', 'css', 'text/css; charset=utf-8', CSS),
  js: asset('dashboard', 'js', 'text/javascript; charset=utf-8', SCRIPT),
  icon: asset('icon', 'svg', 'image/svg+xml', ICON),
};

/** Undefined: there is no such file. */
export function assetNamed(file: string): Asset | undefined {
  return named.get(file);
}
