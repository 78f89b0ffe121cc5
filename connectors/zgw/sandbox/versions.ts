// The versions of the Catalogi API that the sandbox can play, and what each calls itself.

export const VERSIONS = ['1.0', '1.2', '1.3'] as const;
export type Version = (typeof VERSIONS)[number];

/** What the `API-version` header says. */
export const FULL_VERSION: Readonly<Record<Version, string>> = { '1.0': '1.0.0', '1.2': '1.2.1', '1.3': '1.3.1' };

/** Whether `version` is `since` or newer. */
export const atLeast = (version: Version, since: Version): boolean => VERSIONS.indexOf(version) >= VERSIONS.indexOf(since);
