// Persons, their roles and tokens.

export const ROLES = ['maker', 'approver', 'archivist'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface Persons {
  /** Makes a person and answers the token, once; only its hash is kept. */
  add(name: string, roles: readonly Role[]): Promise<string>;
  revoke(name: string): Promise<void>;
  /** Who holds this token; null: nobody. */
  identify(token: string): Promise<Person | null>;
  list(): Promise<readonly Person[]>;
}
