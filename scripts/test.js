// Runs all tests, and the checks beside them: lint fills what the tests leave of a core while they wait. Arguments go to jest.
const { spawn } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const start = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const ended = (child) => new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ? 1 : (code ?? 1))));

const checks = start([path.join(__dirname, 'check.js'), '--aside']);
// Suites load everything anew: with more room for what is young, a twentieth less time goes to collecting it.
const tests = start(['--max-semi-space-size=64', path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)]);

async function run() {
  const checked = ended(checks).then((code) => {
    if (code !== 0) tests.kill('SIGINT'); // what does not compile need not be tested
    return code;
  });
  return Math.max(await ended(tests), await checked);
}

run().then((code) => process.exit(code));
