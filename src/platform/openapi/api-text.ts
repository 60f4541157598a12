import type { Schema } from './schema.js';

export const API_TEXT = Symbol('ApiText');

/** The document as JSON text, made once. */
export type ApiText = () => Promise<string>;

export function keptText(load: () => Promise<Schema>): ApiText {
  let text: Promise<string> | undefined;
  return () => (text ??= load().then((document) => JSON.stringify(document)));
}
