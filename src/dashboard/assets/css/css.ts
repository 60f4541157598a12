import { BASE_CSS } from './base.css.js';
import { FORMS_CSS } from './forms.css.js';
import { FRAME_CSS } from './frame.css.js';
import { MARKS_CSS } from './marks.css.js';
import { ORDER_CSS } from './order.css.js';
import { PARTS_CSS } from './parts.css.js';
import { PICTURES_CSS } from './pictures.css.js';
import { SCREENS_CSS } from './screens.css.js';
import { STUCK_CSS } from './stuck.css.js';

/** The whole stylesheet: what narrows it for small screens comes last. */
export const CSS = [
  ...[BASE_CSS, FRAME_CSS, PARTS_CSS, MARKS_CSS],
  ...[FORMS_CSS, ORDER_CSS, STUCK_CSS, PICTURES_CSS, SCREENS_CSS],
].join('\n');
