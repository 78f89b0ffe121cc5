// Checks that the metadata can be written in the schema of the receiver, before anything is fetched for it.
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { Json } from '../../../core/model/json';
import { inOrder } from '../../../core/xml/ordered';
import { begrip, type Informatieobject } from '../metadata';
import { MDTO_TYPES } from '../schema';
import { objectsOf } from '../sip';
import type { Check, Finding } from './gate';
import { whereOf } from './where';

/** Who may see it and who formed it are said by checks of their own (ZS4303, ZS4335) where nobody decided them. */
const filled = (metadata: Informatieobject): Informatieobject => ({
  ...metadata,
  beperkingGebruik: metadata.beperkingGebruik.length > 0 ? metadata.beperkingGebruik : [{ beperkingGebruikType: begrip('-', '-') }],
  archiefvormer: metadata.archiefvormer.length > 0 ? metadata.archiefvormer : [{ verwijzingNaam: '-' }],
});

export const form: Check = (sip, profile) => objectsOf(sip.objects).flatMap((object): Finding[] => {
  const where = whereOf(object);
  try {
    inOrder(MDTO_TYPES[profile.xsd], 'informatieobject', filled(object.metadata as Informatieobject) as unknown as Json);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ message }) => ({ code: 'ZS4365', field: where, message: `the metadata of ${where} has not the form of the schema: ${message}`, bron: object.bron }));
  }
});
