// Says whether a file has, by its name, a format that archives prefer or accept (voorkeursformaten Nationaal Archief).
// The gate before a hand-over looks at the bytes; this only tells what to expect while a list is made.

/** Extensions of formats that are preferred or acceptable. */
export const GREENLIST: ReadonlySet<string> = new Set([
  'csv', 'docx', 'eml', 'epub', 'flac', 'gif', 'jp2', 'jpeg', 'jpg', 'jpx', 'm4a', 'mkv', 'mp3', 'mp4', 'msg', 'mxf', 'odb', 'odp', 'ods', 'odt',
  'pdf', 'png', 'pptx', 'siard', 'sql', 'svg', 'tif', 'tiff', 'warc', 'wav', 'wave', 'webm', 'xlsx',
]);

/** The extension of a file name in lower case, without its dot; null: it has none. */
export function extensionOf(name: string): string | null {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** How a format outside the list is called; null: it is on the list. */
export function outsideGreenlist(document: { readonly bestandsnaam?: string | undefined; readonly formaat?: string | undefined }, greenlist: ReadonlySet<string> = GREENLIST): string | null {
  const extension = extensionOf(document.bestandsnaam ?? '');
  if (extension !== null) return greenlist.has(extension) ? null : extension;
  return document.formaat ?? 'onbekend';
}
