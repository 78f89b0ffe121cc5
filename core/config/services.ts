// Checks what no file of a service or a sender can know alone: connections, mappings, routes and series of numbers.
import { REGISTER_KINDS, type RegisterKind } from '../connector/register';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { connectorOf, finder, shapesOf, type Known, type KnownMapping, type Understood } from './cross';
import type { SenderFile, ServiceFile } from './schema';

type Service = Understood<ServiceFile>;

/** Connections, mappings and routes of one service. */
export function checkService(service: Service, known: Known): Diagnostic[] {
  return [...checkDoor(service, known), ...checkRegisters(service, known), ...checkRoutes(service), ...checkMappings(service, known), ...checkNumbers(service)];
}

function checkDoor(service: Service, known: Known): Diagnostic[] {
  const { connection } = service.value;
  const find = finder(service);
  if (!known.connectionNames.includes(connection)) return [find('ZS1016', ['connection'], `unknown connection "${connection}"`, didYouMean(connection, known.connectionNames))];
  const connector = connectorOf(connection, known);
  const support = connector?.capabilities.service;
  return connector && support && !support.supported ? [find('ZS1241', ['connection'], `connector ${connector.name} answers nobody: ${support.why}`)] : [];
}

function checkRegisters(service: Service, known: Known): Diagnostic[] {
  return service.value.registers.flatMap(({ connection }, at): Diagnostic[] => {
    const path = ['registers', at, 'connection'];
    const find = finder(service);
    if (!known.connectionNames.includes(connection)) return [find('ZS1016', path, `unknown connection "${connection}"`, didYouMean(connection, known.connectionNames))];
    const connector = connectorOf(connection, known);
    const support = connector?.capabilities.register;
    return connector && support && !support.supported ? [find('ZS1242', path, `connector ${connector.name} cannot be put behind a service: ${support.why}`)] : [];
  });
}

/** One register per zaaktype, and one at most for all others. */
function checkRoutes(service: Service): Diagnostic[] {
  const find = finder(service);
  const seen = new Map<string, string>();
  return service.value.registers.flatMap(({ connection, zaaktypen }, at): Diagnostic[] => {
    const twice = (name: string, what: string, path: readonly (string | number)[]): Diagnostic[] => {
      const before = seen.get(name);
      seen.set(name, before ?? connection);
      return before === undefined ? [] : [find('ZS1244', path, `${what} already goes to ${before}`)];
    };
    const sameDoor = service.value.registers.findIndex((one) => one.connection === connection);
    if (sameDoor < at) return [find('ZS1244', ['registers', at, 'connection'], `${connection} is listed already`)];
    if (zaaktypen === undefined) return twice('', 'every zaaktype that no register names', ['registers', at]);
    return zaaktypen.flatMap((zaaktype, index) => twice(`zaaktype ${zaaktype}`, `zaaktype ${zaaktype}`, ['registers', at, 'zaaktypen', index]));
  });
}

/** Whether it leads from a shape of the protocol to this kind of the model (or a part of it), and back from it. */
function misfit(mapping: KnownMapping, kind: RegisterKind, shapes: readonly string[] | null): string | null {
  const model = [kind, `${kind}.deel`];
  if (shapes && !shapes.includes(mapping.from)) return `starts from ${mapping.from}; here it starts from ${shapes.join(' or ')}`;
  if (!model.includes(mapping.to)) return `leads to ${mapping.to}; here it leads to ${model.join(' or ')}`;
  if (!mapping.back) return 'has no way back, and answers need one';
  if (!model.includes(mapping.back.from)) return `comes back from ${mapping.back.from}; here it comes back from ${model.join(' or ')}`;
  return shapes && !shapes.includes(mapping.back.to) ? `comes back to ${mapping.back.to}; here it comes back to ${shapes.join(' or ')}` : null;
}

/** null: not known, or the connection is no door (which is said elsewhere). */
const doorShapes = (service: Service, known: Known): readonly string[] | null =>
  connectorOf(service.value.connection, known)?.capabilities.service.supported ? shapesOf(service.value.connection, known) : null;

function checkMappings(service: Service, known: Known): Diagnostic[] {
  const { mappings } = known;
  if (!mappings) return [];
  const find = finder(service);
  return REGISTER_KINDS.flatMap((kind): Diagnostic[] => {
    const name = service.value.mappings[kind];
    if (name === undefined) return [];
    const mapping = mappings.find((one) => one.name === name);
    if (!mapping) return [find('ZS1019', ['mappings', kind], `unknown mapping "${name}"`, didYouMean(name, mappings.map((one) => one.name)))];
    const why = misfit(mapping, kind, doorShapes(service, known));
    return why === null ? [] : [find('ZS1026', ['mappings', kind], `mapping ${name} ${why}`)];
  });
}

function checkNumbers(service: Service): Diagnostic[] {
  const { numbers, bronorganisatie } = service.value;
  const find = finder(service);
  return REGISTER_KINDS.flatMap((kind): Diagnostic[] => {
    const given = numbers[kind];
    if (!given) return [];
    if ('from' in given) return bronorganisatie === undefined ? [find('ZS1245', ['numbers', kind], 'the register gives numbers per organisation, and bronorganisatie is missing')] : [];
    return given.prefix.length + given.width > 40 ? [find('ZS1008', ['numbers', kind], `a number would have ${given.prefix.length + given.width} characters; at most 40 are allowed`)] : [];
  });
}

/** Two series of which one begins as the other, and that are as long, may make the same number from two counters. */
export function checkSeries(services: readonly Service[]): Diagnostic[] {
  const all = services.flatMap((service) => REGISTER_KINDS.flatMap((kind) => {
    const given = service.value.numbers[kind];
    return given && 'prefix' in given ? [{ service, kind, series: given }] : [];
  }));
  const total = ({ prefix, width }: { readonly prefix: string; readonly width: number }): number => prefix.length + width;
  return all.flatMap((one, at) => {
    const clash = all.slice(0, at).find((other) => {
      if (other.kind !== one.kind) return false;
      const [a, b] = [one.series, other.series];
      return a.prefix !== b.prefix && total(a) === total(b) && (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix));
    });
    return clash ? [finder(one.service)('ZS1243', ['numbers', one.kind], `this series and that of service ${clash.service.name} (prefix ${clash.series.prefix}, ${clash.series.width} digits) do not go together`)] : [];
  });
}

/** Its service exists; its settings are checked where they are parsed. */
export function checkSender(sender: Understood<SenderFile>, serviceNames: readonly string[]): Diagnostic[] {
  const { service } = sender.value;
  return serviceNames.includes(service) ? [] : [finder(sender)('ZS1240', ['service'], `unknown service "${service}"`, didYouMean(service, serviceNames))];
}
