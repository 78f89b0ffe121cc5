// Compiles to a folder of its own and then swaps `dist` to it in one step, so that a running node keeps the files it started with.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const builds = path.join(root, '.builds');
const name = `${Date.now()}-${process.pid}`;
const out = path.join(builds, name);

fs.mkdirSync(builds, { recursive: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', path.join(root, 'tsconfig.build.json'), '--outDir', out], { stdio: 'inherit' });

// Threads start from a module of their own, which no compiler has to touch.
for (const file of ['core/xml/xsd-worker.mjs']) fs.copyFileSync(path.join(root, file), path.join(out, file));

const main = path.join(out, 'core', 'cli', 'main.js');
if (fs.existsSync(main)) fs.chmodSync(main, 0o755);

const link = path.join(root, 'dist');
if (fs.existsSync(link) && !fs.lstatSync(link).isSymbolicLink()) fs.rmSync(link, { recursive: true });
const fresh = path.join(builds, `${name}.link`);
fs.symlinkSync(path.relative(root, out), fresh, 'dir');
fs.renameSync(fresh, link);

// npm links the command of a dependency, not of the package itself; without the link npx would pack and build us again each time.
const bin = path.join(root, 'node_modules', '.bin', 'zaaksluis');
if (fs.existsSync(path.dirname(bin))) {
  fs.rmSync(bin, { force: true });
  fs.symlinkSync(path.join('..', '..', 'dist', 'core', 'cli', 'main.js'), bin);
}

// `npx zaaksluis` finds the command here at once. Named under `bin` in package.json, npx would first install the checkout into a
// cache of its own, which compiles everything again and takes seconds at every call.
const commands = path.join(root, 'node_modules', '.bin');
if (fs.existsSync(commands)) {
  const command = path.join(commands, `zaaksluis.${name}`);
  fs.symlinkSync(path.join('..', '..', 'dist', 'core', 'cli', 'main.js'), command);
  fs.renameSync(command, path.join(commands, 'zaaksluis'));
}

// The build before this one may still be running; older ones are nobody's.
const older = fs.readdirSync(builds).filter((entry) => /^\d+-\d+$/.test(entry)).sort().slice(0, -2);
for (const entry of older) fs.rmSync(path.join(builds, entry), { recursive: true, force: true });
