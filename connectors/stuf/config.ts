// What an engineer says of a StUF connection: who we are in its messages, and what it is to us (service, target, source).
import { z } from 'zod';
import { perEnvironment } from '../../core/connector/secret';
import { serviceConfig } from './service/config';
import { sourceConfig } from './source/config';
import { targetConfig } from './target/config';

const named = (longest: number, description: string) => perEnvironment(z.string().min(1).max(longest).meta({ description, role: 'sender' }), 'sender');

export const config = z
  .strictObject({
    systeem: z
      .strictObject({
        organisatie: named(200, 'Organisation: a gemeentecode or OIN.').optional(),
        applicatie: named(50, 'Name of the application.'),
        administratie: named(50, 'Administration within the application.').optional(),
        gebruiker: named(100, 'User.').optional(),
      })
      .meta({ description: 'Who we are in stuurgegevens: zender of what we send, ontvanger of what is sent to us.' }),
    rsin: perEnvironment(z.string().regex(/^[0-9]{9}$/, 'expected an RSIN: 9 digits').meta({ description: 'RSIN of the municipality: bronorganisatie of what comes without one.', role: 'sender' }), 'sender'),
    schemas: z
      .strictObject({
        '1.1': z.string().min(1).optional().meta({ description: 'Folder with the official files of Zaak- en Documentservices 1.1.' }),
        '1.2': z.string().min(1).optional().meta({ description: 'Folder with the official files of Zaak- en Documentservices 1.2.' }),
      })
      .prefault({})
      .meta({ description: 'Folders with the official WSDL and XSD files, as downloaded: messages are checked with them, and ?wsdl serves them.' }),
    service: serviceConfig.prefault({}),
    target: targetConfig.optional(),
    source: sourceConfig.optional(),
  })
  .meta({ description: 'A system that speaks StUF-ZDS 1.1 or 1.2: called by us, calling us, or telling us of its changes.' });

export type StufConfig = z.output<typeof config>;
