// What a connection decides for every SIP, made once of its configuration: pure data for `plan`.
import type { MdtoConfig } from './config';
import type { Boven } from './layout/drawing';
import type { Verwijzing } from './metadata';
import { PROFILES } from './profiles';
import { override, type Profile } from './profiles/profile';

export interface Settings {
  readonly profile: Profile;
  readonly boven: readonly Boven[];
  readonly parent: Verwijzing | null;
  readonly archiefvormers: ReadonlyMap<string, Verwijzing>;
  readonly extra: { readonly grond: string; readonly begrippenlijst: string; readonly looptijd?: string } | null;
  readonly fileNames: 'original' | 'identification';
  readonly pakbon: { readonly destination?: string; readonly contact?: string; readonly email?: string };
}

type Named = { readonly naam: string; readonly kenmerk?: string | undefined; readonly bron?: string | undefined };

/** A reference as MDTO writes it: an identification only where its register is known too. */
const refersTo = ({ naam, kenmerk, bron }: Named): Verwijzing => ({ verwijzingNaam: naam, ...(kenmerk !== undefined && bron !== undefined && { verwijzingIdentificatie: { identificatieKenmerk: kenmerk, identificatieBron: bron } }) });

/** Levels the profile wants above the dossier, as far as the connection names them; what is missing is told by the probe and by plan. */
function bovenOf(config: MdtoConfig, profile: Profile): Boven[] {
  return profile.tree.above.flatMap((niveau): Boven[] => {
    const given = niveau === 'Archief' ? config.archief : config.serie;
    return given ? [{ niveau, naam: given.naam, identificatie: { identificatieKenmerk: given.kenmerk ?? given.naam, identificatieBron: given.bron ?? 'Archiefvormer' } }] : [];
  });
}

const said = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

export function settingsOf(config: MdtoConfig): Settings {
  const profile = override(PROFILES[config.profile], config.overrides);
  const named = (rsin: string, given: string | Named): Verwijzing =>
    typeof given === 'string' ? { verwijzingNaam: given, verwijzingIdentificatie: { identificatieKenmerk: rsin, identificatieBron: 'RSIN' } } : refersTo({ ...given, kenmerk: given.kenmerk ?? rsin, bron: given.bron ?? 'RSIN' });
  return {
    profile,
    boven: bovenOf(config, profile),
    parent: config.parent ? refersTo(config.parent) : null,
    archiefvormers: new Map(Object.entries(config.archiefvormers).map(([rsin, given]) => [rsin, named(rsin, given)])),
    extra: config.extra ? said(config.extra.restriction) as Settings['extra'] : null,
    fileNames: config.fileNames,
    pakbon: said(config.pakbon) as Settings['pakbon'],
  };
}
