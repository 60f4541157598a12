import { modeOf } from '../../lms/course-mode.js';
import type { Line, LineFailed, Placed } from '../../fulfillment-module.js';

/** What was bought: the right to enroll in any run of a course, in a mode. */
export interface Right {
  readonly orderNumber: string;
  readonly user: string;
  readonly courseUuid: string;
  readonly mode: string;
  readonly emailOptIn: boolean;
}

export const ATTRIBUTES_MISSING: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'attributes-missing',
  message: 'The line lacks courseUuid or certificateType, so the LMS was not called.',
  retryable: false,
};

/** Undefined: the line does not say what. Checkout refuses such a line, an import may bring it. */
export function rightOf({ details }: Placed, { attributes = {} }: Line): Right | undefined {
  const { courseUuid, certificateType } = attributes;
  if (typeof courseUuid !== 'string' || courseUuid === '') return undefined;
  if (typeof certificateType !== 'string' || certificateType === '') return undefined;
  return {
    orderNumber: details.orderNumber,
    user: details.user.username,
    courseUuid,
    mode: modeOf(attributes),
    emailOptIn: details.emailOptIn,
  };
}
