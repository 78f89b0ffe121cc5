// Checks types and lint at once: two programs, and a machine that tests has two cores. `--aside`: with what others leave of them.
const { spawn } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

// The checks of types are those of TypeScript 7, in a third of the time; lint reads types with the last version that is written in JavaScript.
const CHECKS = [['typescript-native/bin/tsc', '--noEmit'], ['eslint/bin/eslint.js', '.', '--max-warnings', '0']];

if (process.argv.includes('--aside')) os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL); // tests go first

/** Runs one of the installed programs; what it says is shown whole when it has ended. */
const run = ([name, ...args]) => new Promise((resolve) => {
  const said = [];
  const child = spawn(process.execPath, [path.join(__dirname, '..', 'node_modules', name), ...args]);
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  child.on('close', (code) => {
    process.stdout.write(`> ${name.split('/')[0].replace('-native', '')} ${args.join(' ')}: ${code === 0 ? 'clean' : 'not clean'}\n${Buffer.concat(said).toString()}`);
    resolve(code ?? 1);
  });
});

Promise.all(CHECKS.map(run)).then((codes) => process.exit(Math.max(...codes)));
