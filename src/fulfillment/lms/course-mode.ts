import type { Line } from '../fulfillment-module.js';

/** Which track of the course a seat is for: the LMS's `mode`. */
export function modeOf(attributes: NonNullable<Line['attributes']>): string {
  const { certificateType, idVerificationRequired } = attributes;
  if (typeof certificateType !== 'string' || certificateType === '') return 'audit';
  // The LMS sells professional education in two modes, apart by whether the learner must show an identity document.
  if (certificateType === 'professional' && idVerificationRequired !== true) {
    return 'no-id-professional';
  }
  return certificateType;
}

/**
 * The modes that hold all that an ordered mode promises, and more. Enrolling over one of them would take something away
 * from the learner. What is not listed cannot be compared and is left to the LMS.
 * Credit is sold on top of the verified and professional modes only (the LMS calls those credit-eligible).
 */
const HIGHER: ReadonlyMap<string, readonly string[]> = new Map([
  ['audit', ['verified', 'no-id-professional', 'professional', 'credit']],
  ['honor', ['verified', 'no-id-professional', 'professional', 'credit']],
  ['no-id-professional', ['professional', 'credit']],
  ['verified', ['credit']],
  ['professional', ['credit']],
]);

export function isHigherMode(found: string, ordered: string): boolean {
  return HIGHER.get(ordered)?.includes(found) === true;
}
