// What a bench is, and how its table is printed. A new one is a file `<name>.bench.ts` that exports `bench`.

export interface BenchTable {
  /** One sentence: what was measured, and on what. */
  readonly about: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly notes: readonly string[];
}

export type Bench = (options: { readonly small: boolean; readonly progress: (line: string) => void }) => Promise<BenchTable>;

/** Columns as wide as their widest value; numbers to the right, with commas between thousands. */
export function renderTable(rows: BenchTable['rows']): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = (value: string | number | undefined): string => (typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : (value ?? ''));
  const width = (column: string): number => Math.max(column.length, ...rows.map((row) => text(row[column]).length));
  const line = (cells: readonly string[]): string => cells.join('  ').trimEnd();
  const head = line(columns.map((column) => column.padStart(width(column))));
  return [head, ...rows.map((row) => line(columns.map((column) => text(row[column]).padStart(width(column)))))].join('\n');
}

/** Peak resident memory of this process so far, MiB. */
export const peakMiB = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
