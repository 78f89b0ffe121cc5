// Puts our own code into the folder that is named, and more files to start where they are named after it: one file instead of a thousand, so that a command starts in half the time. Types are checked by `npm run check`.
const fs = require('node:fs');
const path = require('node:path');
const { rolldown } = require('rolldown');

const root = path.join(__dirname, '..');
const OLDEST_NODE = 'node20';

/** A package (or a module of Node), which stays where npm put it; only the helpers that the compiler asks for come along. */
const isPackage = (id) => /^[a-z@]/.test(id) && !id.startsWith('@oxc-project/');

async function bundle(out, more) {
  const built = await rolldown({
    cwd: root,
    // bree starts the tick in a thread.
    input: { main: 'core/cli/main.ts', tick: 'core/schedule/tick.ts', ...Object.fromEntries(more.map((file) => [path.basename(file, '.ts'), file])) },
    platform: 'node',
    external: isPackage,
    transform: { target: OLDEST_NODE },
  });
  await built.write({ dir: out, format: 'cjs', sourcemap: true, keepNames: true, entryFileNames: '[name].js', chunkFileNames: '[name].js' });
  await built.close();
  fs.chmodSync(path.join(out, 'main.js'), 0o755);
  // A thread that is a module already, which no compiler has to touch.
  fs.copyFileSync(path.join(root, 'core/xml/xsd-worker.mjs'), path.join(out, 'xsd-worker.mjs'));
}

const [out, ...more] = process.argv.slice(2);
bundle(path.resolve(out), more).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
