// Says what the answer of a SOAP service means: success as the connection describes it, a fault, or something between us that failed.
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { maskNumbers } from '../../core/connector/http/redact';
import type { SoapReply } from '../../core/connector/soap/call';
import { diagnostic, DiagnosticError } from '../../core/diagnostics/diagnostic';
import { readTree } from '../../core/xml/read-tree';
import type { XmlTree } from '../../core/xml/tree';
import type { SoapOperation } from './config';

async function* once(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text, 'utf8'));
}

const at = (tree: XmlTree | undefined, path: readonly string[]): XmlTree | undefined => path.reduce((here, name) => here?.children.find((child) => child.name === name), tree);

const textAt = (tree: XmlTree | undefined, path: string): string | null => {
  const text = at(tree, path.split('.'))?.text.trim();
  return text === undefined || text === '' ? null : text;
};

function byStatus(call: string, { status, headers }: SoapReply): Retry | Blocked | Halt {
  const told = `${call}: ${status} with ${headers['content-type'] ?? 'no content type'}`;
  if (status === 401 || status === 403) return new Halt(diagnostic('ZS4523', told));
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return new Halt(diagnostic('ZS4524', told));
  return new Retry(diagnostic('ZS4001', told));
}

async function bodyOf(call: string, reply: SoapReply): Promise<XmlTree> {
  try {
    const tree = await readTree(once(reply.text), { file: `answer to ${call}` });
    const body = tree.children.find((child) => child.name === 'Body');
    if (body) return body;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
  }
  throw byStatus(call, reply);
}

/** The id that was given; null: none. Throws Retry for a fault of the server, Blocked for one of ours or an answer that means no success. */
export async function judge(call: SoapOperation, reply: SoapReply): Promise<string | null> {
  const body = await bodyOf(call.operation, reply);
  const fault = body.children.find((child) => child.name === 'Fault');
  if (fault) {
    const code = textAt(fault, 'faultcode') ?? textAt(fault, 'Code.Value') ?? '';
    const told = maskNumbers(`${call.operation}: ${code} ${textAt(fault, 'faultstring') ?? textAt(fault, 'Reason.Text') ?? ''}`).slice(0, 400);
    if (/server|receiver/i.test(code)) throw new Retry(diagnostic('ZS4001', told));
    throw new Blocked(diagnostic('ZS4525', told));
  }
  if (reply.status >= 300) throw byStatus(call.operation, reply);
  if (call.success) {
    const said = textAt(body, call.success.path);
    if (said === null || (call.success.is && !call.success.is.includes(said))) {
      throw new Blocked(diagnostic('ZS4525', `${call.operation}: ${call.success.path} is ${said === null ? 'absent' : `"${maskNumbers(said).slice(0, 100)}"`}`));
    }
  }
  return call.id === undefined ? null : textAt(body, call.id);
}
