// Writes what a command answers: text for people, JSON for programs, progress on the side.
import { SingleBar } from 'cli-progress';
import { styleText } from 'node:util';
import type { Json } from '../model/json';

/** Where a command writes. Answers go to standard output, everything about the work to standard error. */
export interface Print {
  readonly json: boolean;
  /** An answer: as text, or the value itself under --json. */
  answer(value: Json, text: () => string): void;
  /** One line of a stream of answers, as it comes. */
  line(value: Json, text: () => string): void;
  /** About the work: to standard error, and not at all under --json. */
  note(text: string): void;
  progress(what: string, total: number | null): Progress;
}

export interface Progress {
  to(done: number, total?: number): void;
  end(): void;
}

type Style = Parameters<typeof styleText>[0];

/** Colour where a person looks on; NO_COLOR is obeyed. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return stream.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}

export function openPrint(json: boolean, out: NodeJS.WriteStream = process.stdout, err: NodeJS.WriteStream = process.stderr): Print {
  const write = (value: Json, text: () => string, spaces: number): void => {
    out.write(`${json ? JSON.stringify(value, null, spaces) : text()}\n`);
  };
  return {
    json,
    answer: (value, text) => write(value, text, 2),
    line: (value, text) => write(value, text, 0),
    note: (text) => { if (!json) err.write(`${text}\n`); },
    progress: (what, total) => (err.isTTY && !json ? bar(what, total, err) : { to: () => undefined, end: () => undefined }),
  };
}

function bar(what: string, total: number | null, err: NodeJS.WriteStream): Progress {
  const shown = new SingleBar({
    stream: err, clearOnComplete: true, hideCursor: true, etaBuffer: 100,
    format: total === null ? `${what}: {value} ({duration_formatted})` : `${what}: {bar} {value}/{total}, {eta_formatted} left`,
  });
  shown.start(total ?? 0, 0);
  return { to: (done, of) => { if (of !== undefined) shown.setTotal(of); shown.update(done); }, end: () => shown.stop() };
}

/** Rows under each other with their columns in line; the last column is left as long as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ').trimEnd()).join('\n');
}
