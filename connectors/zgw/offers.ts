// Reads from an API's own OpenAPI file what it offers beyond the plain calls of the standard.

export interface Offers {
  /** Endpoints that do several things in one transaction, and others that may change in any release (`x-experimental`). */
  readonly combined: readonly string[];
  readonly search: boolean;
  /** Of the list; null: the file describes no query parameters of it. */
  readonly expand: boolean | null;
  readonly pageSize: boolean | null;
}

/** Combined endpoints of Open Zaak (zgw-archive §1.13); the standard has none of them. */
const COMBINED = /^\/(zaak_(registreren|bijwerken|opschorten|verlengen|afsluiten)|document_registreren|besluit_verwerken|substatussen)(\/|$)/;

/**
 * What is said of the collection `list`, such as /zaken. Null where the text describes no paths (a login page). The file of a Zaken
 * API has 800 kB: its lines are looked at, which takes milliseconds where parsing takes seconds; a path stands at the second level, in
 * YAML and in JSON that is written with indents.
 */
export function readOffers(file: string | null, list: string): Offers | null {
  if (file === null) return null;
  const parts = (file.trimStart().startsWith('{') ? reindented(file) : file).split(/^ {2,4}["']?(?=\/[a-z_{}/-]+["']?:)/m).slice(1);
  const paths = parts.map((part) => ({ path: /^([^"':]+)/.exec(part)?.[1] ?? '', part }));
  if (paths.length === 0) return null;
  const listing = paths.find(({ path }) => path === list)?.part ?? '';
  const describesParams = /["']?in["']?: ["']?query/.test(listing);
  const params = (name: string): boolean | null => (describesParams ? new RegExp(`["']?name["']?: ["']?${name}\\b|/parameters/${name}\\b`, 'i').test(listing) : null);
  return {
    combined: [...new Set(paths.filter(({ path, part }) => COMBINED.test(path) || /x-experimental["']?: true/.test(part)).map(({ path }) => path.replace(/\/\{.*/, '')))].sort(),
    search: paths.some(({ path }) => path.endsWith('/_zoek')),
    expand: params('expand'),
    pageSize: params('pageSize'),
  };
}

/** JSON on one line has no lines to look at. */
function reindented(file: string): string {
  try {
    return JSON.stringify(JSON.parse(file), null, 2);
  } catch {
    return file; // A page that only begins with a brace: it describes no paths.
  }
}
