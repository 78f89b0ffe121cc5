// Writes fields as CSV, so that a receiver that wants a file in every archiefstuk gets one it can keep (RFC 4180).

const cell = (text: string): string => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Two columns with a heading; lines end as the RFC says. */
export const csvOf = (fields: readonly { readonly veld: string; readonly waarde?: string }[]): string =>
  ['veld,waarde', ...fields.map(({ veld, waarde }) => `${cell(veld)},${cell(waarde ?? '')}`)].map((line) => `${line}\r\n`).join('');
