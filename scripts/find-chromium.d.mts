/**
 * Where a Chromium is; Debian's is installed where there is none.
 * @throws Error that says why there is none, and what to do
 */
export function findChromium(): string;
