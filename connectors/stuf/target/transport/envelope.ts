// The SOAP envelope around a message, in both versions, with the headers that belong to it.

export type SoapVersion = '1.1' | '1.2';

export const SOAP_NAMESPACES: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** `body` and `header` are XML already. */
export function envelopeText(version: SoapVersion, header: string, body: string): string {
  const head = header === '' ? '' : `<soap:Header>${header}</soap:Header>`;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${SOAP_NAMESPACES[version]}">${head}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** SOAP 1.1 §6.1.1: the action is a quoted header; SOAP 1.2 part 2 §6.5.3: a parameter of the media type. */
export function headersOf(version: SoapVersion, action: string): Record<string, string> {
  if (version === '1.2') return { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` };
  return { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` };
}
