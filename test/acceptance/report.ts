// What a suite says in the end: `N passed, N failed`, and of each failure its name and why.

export interface Outcome {
  readonly name: string;
  /** Empty: it passed. */
  readonly failures: readonly string[];
  /** What could not be looked at, in words. */
  readonly skipped?: readonly string[];
}

/** Tells it on standard output. Gives what a test asserts to be nothing: the names that failed and are not known to, and known failures that are none any more. */
export function tell(suite: string, outcomes: readonly Outcome[], open: readonly { readonly name: string; readonly because: string }[] = []): readonly string[] {
  const failed = outcomes.filter(({ failures }) => failures.length > 0);
  const lines = [
    ...failed.flatMap(({ name, failures }) => [`failed: ${name}${open.filter((one) => name.startsWith(one.name)).map(({ because }) => ` (open: ${because})`).join('')}`, ...failures.map((failure) => `       ${failure.replace(/\s+/g, ' ').slice(0, 400)}`)]),
    ...outcomes.flatMap(({ name, skipped = [] }) => skipped.map((what) => `not looked at: ${name}: ${what}`)),
    `${suite}: ${outcomes.length - failed.length} passed, ${failed.length} failed`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const isOf = (entry: string) => ({ name }: Outcome): boolean => name.startsWith(entry);
  // Only where the material has it: another folder of cases need not.
  const stale = open.filter((one) => outcomes.some(isOf(one.name)) && !failed.some(isOf(one.name))).map((one) => `open, and it passes: ${one.name}`);
  return [...failed.map(({ name }) => name).filter((name) => !open.some((one) => name.startsWith(one.name))), ...stale];
}
