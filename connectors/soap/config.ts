// What an engineer says of a system that a WSDL describes: which operations take what is delivered, and which answer means that it did.
import { z } from 'zod';
import { perEnvironment } from '../../core/connector/secret';
import { soapSecurity } from '../../core/connector/soap/security';
import { KINDS } from '../../core/model/ref';

const SECOND = 1000;

const path = (description: string) => z.string().regex(/^[^.\s]+(\.[^.\s]+)*$/, 'expected local names with dots between them').meta({ description });

const operation = (what: string) =>
  z
    .strictObject({
      operation: z.string().min(1).meta({ description: 'Name of the operation in the WSDL.' }),
      success: z
        .strictObject({ path: path('Element of the answer that tells, by local names below Body: addDocumentResponse.result.code.'), is: z.array(z.string()).min(1).optional().meta({ description: 'Texts that mean success; absent: that it is there and not empty.' }) })
        .optional()
        .meta({ description: 'Which answer means success; absent: any without a SOAP fault.' }),
      id: path('Element of the answer that holds the id there.').optional(),
    })
    .meta({ description: what });

const kind = z
  .strictObject({
    key: path('Natural key, in the object that the mapping makes.'),
    create: operation('Takes an object that was never delivered.'),
    update: operation('Takes one that was delivered before; absent: create again.').optional(),
    remove: operation('Takes an object that goes, in the shape of the last delivery: its natural key only. Absent: it stays there.').optional(),
    repeatable: z.boolean().default(false).meta({ description: 'true: the system keeps one object per natural key, so the same call twice has one effect. false: after a lost answer a person decides.' }),
  })
  .meta({ description: 'How one kind is delivered.' });

export const config = z
  .strictObject({
    wsdl: perEnvironment(z.string().min(1).meta({ description: 'File of the WSDL; what it imports lies beside it.' }), 'address'),
    endpoint: perEnvironment(z.url({ protocol: /^https?$/ }).meta({ description: 'Address of the service, whatever the WSDL says.', format: 'uri' }), 'address'),
    soap: z.enum(['1.1', '1.2']).default('1.1').meta({ description: 'Version of SOAP.' }),
    security: soapSecurity,
    kinds: z.partialRecord(z.enum(KINDS), kind).meta({ description: 'Per kind that is delivered, its operations. The mapping makes the input of the operation (shape soap.bericht): names by the WSDL, in the order of its schema.' }),
    timeoutMs: z.number().int().min(100).max(300_000).default(30 * SECOND).meta({ description: 'Longest a call may take, in milliseconds.' }),
  })
  .meta({ description: 'A SOAP service that a WSDL describes.' });

export type SoapConfig = z.output<typeof config>;
export type SoapKind = z.output<typeof kind>;
export type SoapOperation = z.output<ReturnType<typeof operation>>;
