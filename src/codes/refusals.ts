import { rejection, type Rejection } from '../kernel/rejection.js';

/** The refusals of this context, each with the code callers see. None repeats the code that was tried. */
export const codeNotFound = (): Rejection =>
  rejection('code-not-found', 'There is no such enrollment code.');

export const codeUsed = (): Rejection =>
  rejection('code-used', 'This enrollment code has been used.');

/** Only the learner who has it is told where it went. */
export const codeUsedByYou = (redemption: string): Rejection =>
  rejection('code-used', `You have used this enrollment code: see your order ${redemption}.`);

export const codeVoid = (): Rejection =>
  rejection('code-void', 'This enrollment code was taken back.');

export const codeExpired = (): Rejection =>
  rejection('code-expired', 'This enrollment code has expired.');

export const codesBehind = (): Rejection =>
  rejection('codes-behind', 'What is known of enrollment codes is behind. Try again in a moment.');

export const lineWithoutCodes = (): Rejection =>
  rejection('line-without-codes', 'The line is not of enrollment codes.');

export const codesNotMade = (): Rejection =>
  rejection('codes-not-made', 'The line has no codes yet: see its status.');

export const codeKeyMissing = (): Rejection =>
  rejection(
    'code-key-missing',
    'The key that these codes were made with is not configured any more.',
  );
