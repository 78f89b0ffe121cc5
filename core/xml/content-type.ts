// Reads a Content-Type (RFC 9110 §8.3.1): the type and its parameters.

export interface ContentType {
  /** Lower case, `text/xml`; `''`: there was none. */
  readonly type: string;
  /** By name in lower case; quotes taken off. */
  readonly parameters: ReadonlyMap<string, string>;
}

export function contentType(header: string | undefined): ContentType {
  const [type = '', ...rest] = (header ?? '').match(/(?:[^;"]|"(?:\\.|[^"\\])*")+/g) ?? [];
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name === undefined || value === undefined) continue;
    parameters.set(name.toLowerCase(), value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value);
  }
  return { type: type.trim().toLowerCase(), parameters };
}
