// Checks XML against one set of XSDs, in a thread of its own: libxml2 is a module that loads itself late, and its memory is not ours.
import { parentPort, workerData } from 'node:worker_threads';
import fs from 'node:fs';
import { ParseOption, XmlBufferInputProvider, XmlDocument, XmlLibError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

// A file on disk that includes others beside it, or a bundle of texts that include each other.
const { xsd, bundle } = workerData;

// Schemas include each other by path; documents under test read nothing.
xmlRegisterInputProvider(bundle ? new XmlBufferInputProvider(Object.fromEntries(Object.entries(bundle.files).map(([name, text]) => [name, Buffer.from(text)]))) : fsInputProviders);

/** @param {unknown} error */
const findingsOf = (error) => {
  if (!(error instanceof XmlLibError)) return [{ line: 1, column: 1, message: error instanceof Error ? error.message : String(error) }];
  const details = error.details ?? [];
  return details.length === 0 ? [{ line: 1, column: 1, message: error.message }] : details.map(({ line, col, message }) => ({ line, column: col, message: message.trim() }));
};

// Told once this module is evaluated whole: a thread that is ended before that takes the process with it (V8 of Node 22).
const tell = (said) => setImmediate(() => parentPort.postMessage(said));

let validator;
try {
  const schema = bundle ? XmlDocument.fromBuffer(Buffer.from(bundle.files[bundle.main]), { url: bundle.main }) : XmlDocument.fromBuffer(fs.readFileSync(xsd), { url: xsd });
  validator = XsdValidator.fromDoc(schema);
  schema.dispose();
  tell({ ready: true });
} catch (error) {
  tell({ ready: false, findings: findingsOf(error) });
}

parentPort.on('message', ({ id, xml }) => {
  let doc;
  try {
    doc = XmlDocument.fromBuffer(xml, { option: ParseOption.XML_PARSE_NONET });
    validator.validate(doc);
    parentPort.postMessage({ id, findings: [] });
  } catch (error) {
    parentPort.postMessage({ id, findings: findingsOf(error) });
  } finally {
    doc?.dispose();
  }
});
