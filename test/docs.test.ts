// Every generated file in the repository is what `zaaksluis docs` would write now.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { commandsPage } from '../core/cli/commands-page';
import { makeProgram } from '../core/cli/program';
import { generatedFiles } from '../core/compose/docs';

const ROOT = path.join(__dirname, '..');
const written = new Map([...generatedFiles(), ['core/cli/commands.md', commandsPage(makeProgram(new AbortController().signal))] as const]);

test.each([...written])('%s is up to date (mend with: npm run build && npm run docs)', (file, text) => {
  expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toBe(text);
});

test('every file that calls itself generated is written by zaaksluis docs', () => {
  const kept = execFileSync('git', ['ls-files', '*.md', '*.json'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter((file) => file !== '' && fs.existsSync(path.join(ROOT, file)));
  const claiming = kept.filter((file) => /generated/i.test(fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n', 3).join('\n')));
  expect(claiming.filter((file) => !written.has(file))).toEqual([]);
  expect(claiming.length).toBeGreaterThan(3);
});

test('every page begins by saying that it is generated', () => {
  for (const [file, text] of written) if (file.endsWith('.md')) expect({ file, head: text.split('\n', 1)[0] }).toEqual({ file, head: expect.stringMatching(/generated/i) as string });
});
