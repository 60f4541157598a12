// Where a Chromium is, for tests in a real browser: the one of the system, or Debian's package, which is then installed. Browsers
// cannot be downloaded everywhere, and Playwright's own are not needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const found = () => PLACES.find((path) => existsSync(path));

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
}

/**
 * @returns {string} the path of the program
 * @throws {Error} that says why there is none, and what to do
 */
export function findChromium() {
  const there = found();
  if (there !== undefined) return there;
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr, error } = apt(...step);
    if (status === 0) continue;
    const why = error?.message ?? stderr.trim();
    throw new Error(
      `There is no Chromium at ${PLACES.join(', ')}, and apt-get ${step[0]} failed: ${why}\n` +
        'Install one (Debian: apt-get install chromium) for the tests of the dashboard.',
    );
  }
  const installed = found();
  if (installed === undefined) throw new Error('The Debian package brought no Chromium.');
  return installed;
}
