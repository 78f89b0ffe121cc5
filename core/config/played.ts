// Completes the settings of a connection that a sandbox plays: what the sandbox says of itself, and over it what is written.
import { type Connector } from '../connector/contract';
import { secretOf } from '../connector/secret';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/locate';
import type { YamlValue } from '../diagnostics/yaml';
import type { JsonObject } from '../model/json';
import { shapeOf } from './shape';
import { walk } from './walk';

/**
 * `played` is `Sandbox.connection`; its secrets are values, for the secret of a sandbox is none. Answers what `connect` wants.
 * Throws DiagnosticError (ZS1008) naming the connection where the two together are not valid.
 */
export function playedSettings(name: string, connector: Connector, played: JsonObject, written: JsonObject): unknown {
  const settings = { ...played, ...written };
  const { secrets } = walk(settings as YamlValue, shapeOf(connector.config), () => undefined);
  const result = connector.config.safeParse(secrets.reduce<unknown>(reveal, settings));
  if (result.success) return result.data;
  throw new DiagnosticError(result.error.issues.map((issue) => diagnostic('ZS1008', `${issue.path.map(String).join('.')}: ${issue.message}`, { subject: `connections.${name}` })));
}

function reveal(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'string' ? secretOf(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const inner = reveal((value as Record<string | number, unknown>)[step], rest);
  return Array.isArray(value) ? value.with(Number(step), inner) : { ...value, [step]: inner };
}
