// The words of the mapping language: the one table that the parser, the manual and the editor schema are made from.

/** What a word takes. */
export type WordKind = 'path' | 'paths' | 'any' | 'text' | 'calls' | 'name' | 'predicate' | 'rules' | 'else' | 'flag';

export interface Word {
  readonly kind: WordKind;
  readonly summary: string;
  readonly example: string;
}

/** The eleven words of a rule. */
export const WORDS = {
  from: {
    kind: 'paths',
    summary: 'A path in the source. With a map or a list of paths the function in `via` gets an object or a list of the values that are there. With `do`: the object that the inner rules start from.',
    example: 'naam: { from: velden.naam, required: true }',
  },
  value: { kind: 'any', summary: 'A fixed value.', example: 'aggregatieniveau: { value: Dossier }' },
  text: {
    kind: 'text',
    summary: 'A text with paths in braces; a brace itself is doubled. If one of the paths has no value, the rule has none.',
    example: 'naam: { text: "Zaak {identificatie}", else: omit }',
  },
  table: {
    kind: 'name',
    summary: 'Looks the value up in `mappings/tables/<name>.yaml`, after `via`.',
    example: 'waardering: { from: archiefnominatie, table: mdto/waardering, required: true }',
  },
  via: {
    kind: 'calls',
    summary: 'A function, or a list of functions, with their arguments; each gets what the one before it gave. Without a source the function makes the value.',
    example: 'code: { from: kode, via: [trim, { truncate: 20 }], else: omit }',
  },
  each: {
    kind: 'path',
    summary: 'A list in the source (a single object counts as a list of one). `do` is done for each item; nothing to go through gives an empty list, unless `else` says otherwise.',
    example: 'rollen: { each: betrokkenen, do: { naam: { from: naam, required: true } } }',
  },
  where: {
    kind: 'predicate',
    summary: 'Only the items that pass. Items that no rule takes are reported as unmapped.',
    example: 'rollen: { each: rollen, where: { soort: [initiator] }, do: { naam: { from: naam, else: omit } } }',
  },
  do: {
    kind: 'rules',
    summary: 'Rules for an item or object; their paths start there. The single target `.` makes the item itself, for lists of plain values.',
    example: 'trefwoorden: { each: trefwoorden.trefwoord, do: { .: { from: ., via: lower, else: omit } } }',
  },
  when: {
    kind: 'predicate',
    summary: 'The rule applies only if the source passes; otherwise its `else` does.',
    example: 'einddatum: { from: einddatum, when: { status: [afgerond] }, else: omit }',
  },
  else: {
    kind: 'else',
    summary: 'What to do without a value: another rule, or `omit`. With `omit` a source that says it has none (null, geenWaarde) gives null where the target can hold that.',
    example: 'toelichting: { from: toelichting, else: { value: "" } }',
  },
  required: { kind: 'flag', summary: 'Without a value the whole mapping fails, with an error that names the field.', example: 'naam: { from: naam, required: true }' },
} as const satisfies Record<string, Word>;

export type WordName = keyof typeof WORDS;
export const WORD_NAMES = Object.keys(WORDS) as readonly WordName[];

/** What a mapping file holds at its top level. */
export const HEAD = {
  from: 'Name of the source shape.',
  to: 'Name of the target shape.',
  extends: 'A mapping whose rules hold here too, except those this file gives. `field: omit` drops one; `list[].field` changes one inside an `each`.',
  rules: 'Target paths with their rules.',
  overrides: 'A list of `{ where, rules }`: rules that replace others for sources that pass, such as single zaaktypen.',
  unused: 'Source paths that are left out on purpose, each with the reason. They, and what is below them, are not reported as unmapped. `**.name` is that name wherever it stands.',
  back: 'Present: the mapping is used both ways. Holds rules (or `omit`) for source fields that cannot be filled by turning a rule around.',
} as const;

export type HeadName = keyof typeof HEAD;
export const HEAD_NAMES = Object.keys(HEAD) as readonly HeadName[];

/** The words of a table file. */
export const TABLE_WORDS = {
  summary: 'What the table translates.',
  keys: '`exact` (the default), or `loose`: case and white space do not count.',
  entries: 'Keys with their values.',
  backwards: 'Where several keys have one value: the key to give for it on the way back.',
  rows: 'Instead of entries: a list of objects, reference data for functions.',
} as const;

/** The words of a test file and of each of its cases. */
export const TEST_WORDS = { settings: 'Settings for all cases.', cases: 'The cases.' } as const;
export const CASE_WORDS = {
  name: 'A sentence.',
  given: 'The source value, or the name of a YAML or JSON file beside the test file.',
  settings: 'Settings of this case, over those of the file.',
  direction: '`back`: the case goes the way back.',
  expect: 'Fields the result must have; fields that are not named may be anything. `omit` means the field must be absent. Or the name of a file.',
  exactly: 'The whole result, nothing more. Or the name of a file.',
  refuse: 'Code or part of the message of an error it must give; a list for several.',
  report: 'Codes or parts of messages of warnings it must give.',
  unmapped: 'Exactly the source elements it must report as unmapped.',
  roundtrip: '`true`: there and back gives the same; or a list of paths that may differ.',
} as const;
