// Every call of a command fails once, in every way a call can fail: afterwards the command can be taken back whole, by a process that knows only what is stored.
import type { Applied, Step } from '../../../../core/connector/contract';
import type { Wish } from '../../../../core/connector/register';
import { DiagnosticError } from '../../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { besluit, link, rol, status, waarde, zaak } from '../../zaken/testing/world';
import { change, content, contextOf, held, make, makeRegister, never, RSIN, snapshot, type RegisterWorld, carryOut } from './world';

let rich: RegisterWorld;
let poor: RegisterWorld;
let hasty: RegisterWorld;

let serial = 0;
interface Prepared {
  readonly wishes: readonly Wish[];
  /** The state of the world that this command is about. */
  readonly look: () => Promise<Json>;
}

const document = (identificatie: string, more: JsonObject = {}): JsonObject => ({
  bron: 'nieuw:document', identificatie, bronorganisatie: RSIN, creatiedatum: '2026-03-01', titel: 'Brief', vertrouwelijkheidaanduiding: 'openbaar', auteur: 'Afdeling Groen', taal: 'nld', bestandsnaam: 'brief.txt',
  informatieobjecttype: { omschrijving: 'Brief' }, trefwoorden: [], locked: false, gebruiksrechten: [], indicatieGebruiksrecht: false, inhoud: null, versies: [], ...more,
});
const five = () => ['jansen', 'devries', 'bakker', 'visser', 'smit'].map((name, place) => rol(`nieuw:r${place}`, place === 0 ? 'Aanvrager' : 'Adviseur', name));

async function papers(at: RegisterWorld, identificatie: string): Promise<Json> {
  const found = await at.register.find({ kind: 'informatieobject', identificatie, bronorganisatie: RSIN, parts: ['zaakinformatieobjecten'] }, never);
  if (found.state === 'absent') return null;
  const chunks: Buffer[] = [];
  if (found.value['inhoud'] !== null) for await (const chunk of (await at.register.open(found.value['inhoud'] as JsonObject, 0, never)) as AsyncIterable<Buffer>) chunks.push(chunk);
  return { titel: found.value['titel'] ?? null, locked: found.value['locked'] ?? null, bytes: Buffer.concat(chunks).toString(), zaken: (found.context['zaken'] as Json[]).length };
}

const COMMANDS: Readonly<Record<string, (at: RegisterWorld) => Promise<Prepared>>> = {
  'creeerZaak with a besluit': async (at) => {
    const number = `F-${serial}`;
    return {
      wishes: [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, rollen: five(), eigenschappen: [waarde('nieuw:e1', 'straat', 'Dorpsstraat')], besluiten: [besluit('nieuw:b1', { identificatie: `${number}-b` })], statussen: [status('nieuw:s1', 'Ontvangen', '2026-03-01T09:00:00Z')] }))],
      look: async () => [await snapshot(at, number), (await at.register.find({ kind: 'besluit', identificatie: `${number}-b`, bronorganisatie: RSIN, parts: [] }, never)).state],
    };
  },
  'voegZaakdocumentToe, small': async (at) => filing(at, 200),
  'voegZaakdocumentToe, in parts': async (at) => filing(at, 2500),
  updateZaak: async (at) => {
    const number = `F-${serial}`;
    await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number, rollen: five(), eigenschappen: [waarde('nieuw:e1', 'straat', 'Dorpsstraat')] }))]);
    const found = await held(at, 'zaak', number);
    const rollen = [...(found.value['rollen'] as JsonObject[]).slice(1), rol('nieuw:r9', 'Behandelaar', 'mulder')];
    return { wishes: [change(found, { omschrijving: 'Anders', rollen, eigenschappen: [waarde('nieuw:e2', 'houtsoort', 'eik')], resultaat: { bron: 'nieuw:res', resultaattype: { omschrijving: 'Verleend' } } })], look: () => snapshot(at, number) };
  },
  'updateZaakdocument, small': async (at) => editing(at, 200, false),
  'updateZaakdocument, in parts': async (at) => editing(at, 2500, false),
  'updateZaakdocument under a check-out': async (at) => editing(at, 200, true),
};

async function filing(at: RegisterWorld, size: number): Promise<Prepared> {
  const number = `F-${serial}`;
  await carryOut(at, [make('zaak', zaak({ bron: 'nieuw:zaak', identificatie: number }))]);
  const dossier = await held(at, 'zaak', number);
  return {
    wishes: [make('informatieobject', document(`${number}-d`, { inhoud: content(at, number, Buffer.alloc(size, 'n')) })), change(dossier, { zaakinformatieobjecten: [link('nieuw:z1', 'nieuw:document')] })],
    look: async () => [await snapshot(at, number), await papers(at, `${number}-d`)],
  };
}

async function editing(at: RegisterWorld, size: number, isLent: boolean): Promise<Prepared> {
  const number = `F-${serial}-d`;
  await carryOut(at, [make('informatieobject', document(number, { inhoud: content(at, `${number}-oud`, Buffer.alloc(size, 'o')) }))]);
  const lock = isLent ? (await at.register.checkOut(await held(at, 'informatieobject', number, []), never)).lock : undefined;
  const found = await held(at, 'informatieobject', number, []);
  return { wishes: [change(found, { titel: 'Gewijzigd', inhoud: content(at, `${number}-nieuw`, Buffer.alloc(size, 'n')) }, lock)], look: () => papers(at, number) };
}

/** Whether the step took effect after all; a slow server is asked until it has done it, at most so often. */
async function recognised(at: RegisterWorld, step: Step, results: Record<string, Applied>, looks: number): Promise<Applied | null> {
  const register = at.reconnect();
  for (let look = 0; look < looks; look += 1) {
    const seen = await register.recognise(step, contextOf(at, step, results), never);
    if (seen.state === 'applied') return seen;
  }
  return null;
}

/** Carries out under one fault, and takes back what there is to take back, as exchange does. Answers whether the fault was met. */
async function undergo(at: RegisterWorld, steps: readonly Step[], looks: number): Promise<boolean> {
  const results: Record<string, Applied> = {};
  const done: Step[] = [];
  let failed: Step | null = null;
  for (const step of steps) {
    try {
      results[step.name] = await at.register.apply(step, contextOf(at, step, results), never);
      done.push(step);
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      failed = step;
      break;
    }
  }
  await at.behave();
  const register = at.reconnect();
  if (failed !== null) {
    const seen = await recognised(at, failed, results, looks);
    if (seen) {
      results[failed.name] = seen;
      done.push(failed);
    } else await register.undo(failed, { state: 'applied', id: null, result: {} }, contextOf(at, failed, results), never);
  }
  for (const step of [...done].reverse()) {
    for (let time = 0; time < 2; time += 1) await register.undo(step, results[step.name] as Applied, contextOf(at, step, results), never);
  }
  return failed !== null;
}

/** Refused for now, never arrived, done without a reply, and a reply that breaks off: each against one of the two registers at least. */
const FAULTS: Readonly<Record<string, readonly JsonObject[]>> = {
  'a plain one': [{ do: 'status', status: 503 }, { do: 'drop-after' }],
  'a register that combines': [{ do: 'drop-before' }, { do: 'cut' }],
};
/** Every way to fail, at every call of these commands; absent: of all. */
export function faultsAtRegister(commands: readonly string[] = Object.keys(COMMANDS)): void {
  beforeAll(async () => {
    const played = memoryShelf();
    const scopes = ['documenten.geforceerd-unlock'];
    const connection = { content: { inlineBelow: 500 } };
    rich = await makeRegister({ played, scopes, settings: { partBytes: 1000 }, connection });
    poor = await makeRegister({ played, fill: false, scopes, settings: { combined: false, partBytes: 1000 }, connection });
    hasty = await makeRegister({ played, fill: false, scopes, settings: { combined: false, partBytes: 1000 }, connection: { ...connection, timeoutMs: 1000 } });
  });
  afterAll(async () => {
    for (const one of [hasty, poor, rich]) await one[Symbol.asyncDispose]();
  });

  const cases = commands.flatMap((name) => [['a register that combines', name] as const, ['a plain one', name] as const]);

  test.each(cases)('at %s, nothing is left of %s whichever call fails', async (which, name) => {
    // What is asked once and remembered is asked now: every call that follows is one of the command.
    serial += 1;
    const warm = which === 'a plain one' ? poor : rich;
    const { wishes: first } = await (COMMANDS[name] as (at: RegisterWorld) => Promise<Prepared>)(warm);
    await undergo(warm, (JSON.parse(JSON.stringify((await warm.register.plan(first, never)).steps)) as Step[]).filter((step) => !step.irreversible), 1);
    for (const fault of FAULTS[which] ?? []) {
      let met = 0;
      let writes = 0;
      let missed = 0;
      for (let call = 1; ; call += 1) {
        serial += 1;
        const at = which === 'a plain one' ? poor : rich;
        const { wishes, look } = await (COMMANDS[name] as (at: RegisterWorld) => Promise<Prepared>)(at);
        const before = await look();
        const planned = await at.register.plan(wishes, never);
        const steps = (JSON.parse(JSON.stringify(planned.steps)) as Step[]).filter((step) => !step.irreversible);
        writes = steps.length;
        expect(writes).toBeGreaterThan(0);
        await at.misbehave({ ...fault, every: call, times: 1 });
        const isMet = await undergo(at, steps, 1);
        expect({ fault, call, left: await look() }).toEqual({ fault, call, left: before });
        if (isMet) met += 1;
        missed = isMet ? 0 : missed + 1;
        // A call that only reads is tried again by itself, so one that fails may go unnoticed; two in a row are the end.
        if (missed >= 2 && call > steps.length) break;
        if (call > 40) throw new Error('the faults never end');
      }
      expect({ fault, met: met >= writes }).toEqual({ fault, met: true });
    }
  }, 60_000);

  test.each([
    ['that is carried out after its connection broke', 'execute-late', 250, () => poor], ['that takes too long', 'slow', 1500, () => hasty],
  ] as const)('a call %s is looked up until it is known, and taken back', async (_, fault, delayMs, register) => {
    const at = register();
    serial += 1;
    const { wishes, look } = await (COMMANDS['creeerZaak with a besluit'] as (at: RegisterWorld) => Promise<Prepared>)(at);
    const before = await look();
    const planned = await at.register.plan(wishes, never);
    await at.misbehave({ do: fault, delayMs, method: 'POST', every: 2, times: 1 });
    expect(await undergo(at, JSON.parse(JSON.stringify(planned.steps)) as Step[], 1000)).toBe(true);
    expect(await look()).toEqual(before);
  });
}
