// For maintainers behind a registry that does not serve the binaries of every platform: npm then leaves them out of
// package-lock.json, and `npm ci` refuses such a lock everywhere. Run it after `npm install`; it changes nothing otherwise.
//   node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = /darwin|linux|win32|android|freebsd|openbsd|netbsd|sunos|aix|openharmony/;
const PROCESSORS = /arm64|x64|ia32|ppc64|s390x|riscv64|loong64|wasm32|arm/;

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;

function platformOf(name) {
  const os = SYSTEMS.exec(name)?.[0];
  const cpu = PROCESSORS.exec(name)?.[0];
  const libc = name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

let added = 0;
for (const [path, { optionalDependencies = {}, dev }] of Object.entries({ ...packages })) {
  if (path === '') continue;
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
    const version = range.replace(/^[\^~]/, '');
    const entry = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    packages[`node_modules/${name}`] = entry;
    added += 1;
  }
}

if (added > 0) {
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    FILE,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
  );
  console.log(`${added} packages of other platforms added to ${FILE}.`);
}
