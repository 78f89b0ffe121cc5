// What a diagnostic code means, once for every place that reports it.

export interface CodeEntry {
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
}
