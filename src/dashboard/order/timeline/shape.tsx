import type { JSX } from 'preact';
import type { MarkKind } from '../../components/mark.js';

interface ShapeProps {
  readonly of: MarkKind;
  readonly x: number;
  readonly y: number;
}

/** The marks of text, in a picture: the same shapes. */
export function Shape({ of, x, y }: ShapeProps): JSX.Element {
  switch (of) {
    case 'ok':
      return <circle class="f-ok" cx={x} cy={y} r="6" />;
    case 'bad':
      return <path class="f-bad" d={`M${x} ${y - 7}l7 13h-14z`} />;
    case 'undo':
      return <path class="f-bad" d={`M${x} ${y + 7}l7 -13h-14z`} />;
    case 'person':
      return <path class="f-accent" d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />;
    case 'off':
      return <path class="f-off" d={`M${x - 6} ${y - 2}h12v4h-12z`} />;
    case 'open':
    case 'pause':
    case 'break':
      return <circle class="ring" cx={x} cy={y} r="5" />;
  }
}
