// Builds in a folder of its own and then swaps `dist` to it in one step, so that a running node keeps the files it started with.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const builds = path.join(root, '.builds');
const name = `${Date.now()}-${process.pid}`;
const out = path.join(builds, name);

/** Lets `at` point to `target` from one moment to the next. */
function pointTo(at, target) {
  const fresh = `${at}.${name}`;
  fs.symlinkSync(target, fresh);
  fs.renameSync(fresh, at);
}

fs.mkdirSync(builds, { recursive: true });
execFileSync(process.execPath, [path.join(__dirname, 'bundle.js'), out], { stdio: 'inherit' });

const dist = path.join(root, 'dist');
if (fs.existsSync(dist) && !fs.lstatSync(dist).isSymbolicLink()) fs.rmSync(dist, { recursive: true });
pointTo(dist, path.relative(root, out));

// `npx zaaksluis` finds the command here at once. Named under `bin` in package.json, npx would first install the checkout into a
// cache of its own, which builds everything again and takes seconds at every call.
const commands = path.join(root, 'node_modules', '.bin');
if (fs.existsSync(commands)) pointTo(path.join(commands, 'zaaksluis'), path.join('..', '..', 'dist', 'main.js'));

// The build before this one may still be running; older ones are nobody's.
const older = fs.readdirSync(builds).filter((entry) => /^\d+-\d+$/.test(entry)).sort().slice(0, -2);
for (const entry of older) fs.rmSync(path.join(builds, entry), { recursive: true, force: true });
