import type { JSX } from 'preact';
import { Time } from './time.js';

const TIME = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** A text of the API, whose times are told as all others are. */
export function TimedText({ text }: { readonly text: string }): JSX.Element {
  // Every other part is a time, for it is what the parts are split by.
  return <>{text.split(TIME).map((part, i) => (i % 2 === 1 ? <Time at={part} /> : part))}</>;
}
