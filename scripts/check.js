// Checks types and lint at once: two programs, and a machine that tests has two cores.
const { spawn } = require('node:child_process');

const CHECKS = [['tsc', '--noEmit'], ['eslint', '.', '--max-warnings', '0']];

/** Runs one of the installed programs; what it says is shown whole when it has ended. */
const run = ([name, ...args]) => new Promise((resolve) => {
  const said = [];
  const child = spawn(process.execPath, [require.resolve(name === 'tsc' ? 'typescript/bin/tsc' : '../node_modules/eslint/bin/eslint.js'), ...args]);
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  child.on('close', (code) => {
    process.stdout.write(`> ${name} ${args.join(' ')}: ${code === 0 ? 'clean' : 'not clean'}\n${Buffer.concat(said).toString()}`);
    resolve(code ?? 1);
  });
});

Promise.all(CHECKS.map(run)).then((codes) => process.exit(Math.max(...codes)));
