import type { Placed } from '../fulfillment-module.js';

const LEARNER = '(learner)';

/** Every text in the order that names the buyer. The LMS puts the username into most of its reasons. */
export function wordsOfPerson({ user, billingAddress, context }: Placed['details']): string[] {
  const { firstName = '', lastName = '', line1 = '', phone = '' } = billingAddress ?? {};
  const fullName = `${firstName} ${lastName}`.trim();
  return [
    user.username,
    user.email,
    fullName,
    firstName,
    lastName,
    line1,
    phone,
    context?.ip ?? '',
  ];
}

/** The text with the person replaced, whatever the case, but not inside other words: Ada is not in Canada. */
export function withoutPerson(text: string, words: readonly string[]): string {
  // Half a character (a lone surrogate) is no text that anybody could answer with, and cannot be encoded.
  const whole = words.filter((word) => word.trim() !== '' && !/\p{Cs}/u.test(word));
  const forms = whole.flatMap((word) => [word, encodeURIComponent(word)]);
  // The longest first: an e-mail address may begin with the username.
  const longestFirst = [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (longestFirst.length === 0) return text;
  const anyOf = `(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(anyOf, 'giu'), LEARNER);
}
