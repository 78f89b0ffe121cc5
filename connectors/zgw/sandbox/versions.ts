// The versions of the APIs that the sandbox can play, and what each calls itself.
import type { Api } from './paths';
import type { Settings } from './settings';

export const VERSIONS = ['1.0', '1.2', '1.3'] as const;
export type Version = (typeof VERSIONS)[number];

/** What the `API-version` header of the Catalogi API says. */
export const FULL_VERSION: Readonly<Record<Version, string>> = { '1.0': '1.0.0', '1.2': '1.2.1', '1.3': '1.3.1' };

/** Zaken API: as Open Zaak 1.30 serves it, or the newest standard. */
export const ZAKEN_VERSIONS = ['1.5', '1.7'] as const;
export type ZakenVersion = (typeof ZAKEN_VERSIONS)[number];

/** What the `API-version` header of an API says. */
export function versionOf(api: Api, settings: Pick<Settings, 'version' | 'zaken'>): string {
  if (api === 'catalogi') return FULL_VERSION[settings.version];
  if (api === 'zaken') return settings.zaken === '1.7' ? '1.7.0' : '1.5.1';
  return { documenten: settings.zaken === '1.7' ? '1.7.1' : '1.4.2', besluiten: '1.1.0', autorisaties: '1.0.0', notificaties: '1.0.0', selectielijst: '1.0.0' }[api];
}

/** Whether `version` is `since` or newer. */
export const atLeast = (version: Version, since: Version): boolean => VERSIONS.indexOf(version) >= VERSIONS.indexOf(since);
