// Paths as mappings write them: dotted names, quoted where they hold a dot, list steps in brackets, ^ for the parent.

/** One step: a field by name, all items of a list, or one item by its place (from the end where negative). */
export type PathStep = { readonly name: string } | { readonly all: true } | { readonly index: number };

export interface Path {
  /** As written. */
  readonly text: string;
  /** How many items or objects to leave first: the number of `^`. */
  readonly up: number;
  /** Empty: the item itself (`.`). */
  readonly steps: readonly PathStep[];
}

const TOKEN = /"((?:[^"\\]|\\.)*)"|\[(-?\d+)?\]|([^."[\]^\s]+)/y;

/** Reads a path; a sentence on what is wrong with it otherwise. */
export function parsePath(text: string): Path | { readonly wrong: string } {
  const up = /^\^*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(up);
  if (rest === '.' || (rest === '' && up > 0)) return { text, up, steps: [] };
  if (rest === '') return { wrong: 'a path cannot be empty; the item itself is "."' };
  if (up > 0 && !rest.startsWith('.')) return { wrong: `"${text}" needs a dot after ^` };
  const steps: PathStep[] = [];
  let at = up > 0 ? 1 : 0;
  for (let first = true; at < rest.length; first = false) {
    if (!first && rest[at] === '.') {
      at += 1;
    } else if (!first && rest[at] !== '[') {
      return { wrong: `"${text}" lacks a dot before "${rest.slice(at)}"` };
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(rest);
    if (!match) return { wrong: fault(text, rest, at) };
    if (match[1] !== undefined) steps.push({ name: match[1].replace(/\\(.)/g, '$1') });
    else if (match[3] !== undefined) steps.push({ name: match[3] });
    else if (match[2] !== undefined) steps.push({ index: Number(match[2]) });
    else steps.push({ all: true });
    at = TOKEN.lastIndex;
    if (at === rest.length - 1 && rest[at] === '.') return { wrong: `"${text}" ends with a dot` };
  }
  return { text, up, steps };
}

function fault(text: string, rest: string, at: number): string {
  const next = rest[at];
  if (next === '"') return `"${text}" has an open quote`;
  if (next === '[') return `"${text}" has a list step that is not [] or [number]`;
  if (next === '.' || next === undefined) return `"${text}" has an empty step`;
  return `"${text}" cannot have "${next}" there; names that hold it are quoted`;
}

/** A name as a path spells it: quoted where it would be read as something else. */
export function spellName(name: string): string {
  return /^[^."[\]^\s]+$/.test(name) ? name : `"${name.replace(/(["\\])/g, '\\$1')}"`;
}

/** Steps as text, without the parents before them. */
export function spellSteps(steps: readonly PathStep[]): string {
  let text = '';
  for (const step of steps) {
    if ('name' in step) text += `${text === '' ? '' : '.'}${spellName(step.name)}`;
    else text += 'all' in step ? '[]' : `[${step.index}]`;
  }
  return text === '' ? '.' : text;
}
