// The sections of an export: what each holds and what is done with it.

/** Sections whose elements are referred to by id from a proces. They are collected as small tables: id → name and phase. */
export const KINDS = ['statussoorten', 'documentsoorten', 'resultaatsoorten', 'besluitsoorten', 'rolsoorten', 'registers', 'domeinobjecten', 'producten', 'applicaties', 'archiefbestanden'] as const;
export type KindSection = (typeof KINDS)[number];

/** Sections we know and do not read: definitions of the tool itself, and trees over processen that may not be in the file. */
export const UNREAD = ['regeldefinities', 'waardesets', 'metadatadefinities', 'classificaties', 'processen-niet-in-DSP'] as const;

/** Every section of ICR1.4 and ICR1.5. */
export const SECTIONS: ReadonlySet<string> = new Set<string>(['preambule', 'processen', 'verwijderde-objecten', ...KINDS, ...UNREAD]);

/** Lists of parts within a proces (and within a statustype), and the section their `soort-id` or `ref` points into. */
export const LISTS: Readonly<Record<string, KindSection | null>> = {
  roltypen: 'rolsoorten', documenttypen: 'documentsoorten', statustypen: 'statussoorten', resultaattypen: 'resultaatsoorten', besluittypen: 'besluitsoorten',
  zaakeigenschappen: null, registers: 'registers', domeinobjecten: 'domeinobjecten', producten: 'producten', applicaties: 'applicaties',
  archiefbestanden: 'archiefbestanden', procesrelaties: null, checks: null, LokaleMetaData: null, regelsets: null,
};

/** What a proces needs to know of one kind. */
export interface KindEntry {
  readonly naam?: string;
  readonly procesfase?: string;
}

/** The tables of one export. */
export type Kinds = Readonly<Record<KindSection, ReadonlyMap<string, KindEntry>>>;
