// Builds when a source is newer than the last build, and says nothing unless something goes wrong.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');

function changedAt(path) {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function newest(directory) {
  let latest = changedAt(directory); // a deleted file changes its folder
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : changedAt(path));
  }
  return latest;
}

const configs = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
const bundling = ['bundle', 'source-maps'].map((name) => `scripts/${name}.mjs`);
const steps = [['node_modules/@nestjs/cli/bin/nest.js', 'build'], ['scripts/bundle.mjs']];
const sources = Math.max(
  newest(join(root, 'src')),
  ...[...configs, ...bundling].map((f) => changedAt(join(root, f))),
);

function run([script, ...args]) {
  const step = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (step.status === 0) return;
  process.stderr.write(`The build failed.\n${step.stdout}${step.stderr}`);
  process.exit(1);
}

if (changedAt(stamp) < sources) {
  const startedAt = new Date();
  steps.forEach(run);
  writeFileSync(stamp, startedAt.toISOString());
}
