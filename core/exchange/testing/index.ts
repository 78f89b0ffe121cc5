// An Exchange for tests: the real store on a database of its own, whatever registers and mappings a test gives, one node or several.
import { memorySpool } from './spool';
import type { Register, RegisterKind } from '../../connector/register';
import type { Exchange, Service } from '../../connector/service';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Mapping } from '../../mapping/types';
import { makeExchange } from '../exchange';
import type { Exchanges } from '../ports';
import type { RegisterAt, ServiceRoom } from '../room';

export { effects, testRegister, type Hooks } from './register';

export interface TestExchangeOptions extends Partial<Omit<ServiceRoom, 'registers' | 'mappings' | 'store'>> {
  /** `store.exchanges` of `openStore` on a `freshDatabase()`. */
  readonly store: Exchanges;
  /** By name of connection; a single Register is called `register`. */
  readonly registers: Register | Readonly<Record<string, Register>>;
  readonly mappings?: Readonly<Partial<Record<RegisterKind, Mapping>>>;
  /** Findings that were noted, for a test to look at. */
  readonly found?: Diagnostic[];
}

const isRegister = (given: TestExchangeOptions['registers']): given is Register => typeof (given as Partial<Register>).find === 'function' && typeof (given as Partial<Register>).plan === 'function';

const nobody: Service = { serve: () => Promise.reject(new Error('this test serves nobody')) };

/** The room of a service called `zds`; every field can be given. */
export function testRoom({ store, registers, mappings, found, ...more }: TestExchangeOptions): ServiceRoom {
  const named = isRegister(registers) ? { register: registers } : registers;
  const at = Object.entries(named).map(([name, register]): RegisterAt => ({ name, register, zaaktypen: null, timeoutMs: 2_000, graceMs: 5_000 }));
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return {
    name: 'zds', service: nobody, mode: 'straight-through', settings: {}, senders: [], numbers: {}, bronorganisatie: null, waitMs: 20_000, leaseMs: 20_000,
    spool: memorySpool(), log: silent, actor: 'node test', readers: () => [], note: (_operation, findings) => void found?.push(...findings), over: new AbortController().signal,
    ...more, store, registers: at, mappings: mappings ?? {},
  };
}

/** The Exchange of such a room. */
export const testExchange = (options: TestExchangeOptions): Exchange => makeExchange(testRoom(options));
