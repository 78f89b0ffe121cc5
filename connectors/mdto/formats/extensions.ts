// Which endings belong to a format: what a file is called may not contradict what it holds.

/** By PRONOM id; what is not here says nothing about names. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'fmt/11': ['png'], 'fmt/12': ['png'], 'fmt/13': ['png'], 'fmt/3': ['gif'], 'fmt/4': ['gif'], 'fmt/353': ['tif', 'tiff'],
  'fmt/41': ['jpg', 'jpeg', 'jpe'], 'fmt/42': ['jpg', 'jpeg', 'jpe'], 'fmt/43': ['jpg', 'jpeg', 'jpe'], 'fmt/44': ['jpg', 'jpeg', 'jpe'], 'fmt/645': ['jpg', 'jpeg', 'jpe'], 'x-fmt/390': ['jpg', 'jpeg', 'jpe'], 'x-fmt/391': ['jpg', 'jpeg', 'jpe'],
  'x-fmt/392': ['jp2'], 'fmt/151': ['jpx', 'jpf'], 'fmt/91': ['svg'], 'fmt/92': ['svg'],
  'fmt/134': ['mp3'], 'fmt/279': ['flac'], 'fmt/199': ['mp4', 'm4v', 'm4a', 'f4v', 'f4a'], 'fmt/200': ['mxf'], 'fmt/569': ['mkv', 'mka', 'mk3d'], 'fmt/573': ['webm'], 'fmt/596': ['m4a', 'mp4'],
  'fmt/1': ['wav', 'wave', 'bwf'], 'fmt/2': ['wav', 'wave', 'bwf'], 'fmt/527': ['wav', 'wave', 'bwf'], 'fmt/6': ['wav', 'wave'], 'fmt/141': ['wav', 'wave'], 'fmt/142': ['wav', 'wave'], 'fmt/143': ['wav', 'wave'],
  'fmt/136': ['odt'], 'fmt/290': ['odt'], 'fmt/291': ['odt'], 'fmt/1756': ['odt'], 'fmt/137': ['ods'], 'fmt/294': ['ods'], 'fmt/295': ['ods'], 'fmt/1755': ['ods'],
  'fmt/138': ['odp'], 'fmt/292': ['odp'], 'fmt/293': ['odp'], 'fmt/1754': ['odp'], 'fmt/140': ['odb'], 'fmt/424': ['odb'],
  'fmt/412': ['docx'], 'fmt/214': ['xlsx'], 'fmt/215': ['pptx'], 'fmt/523': ['docm'], 'fmt/445': ['xlsm'], 'fmt/487': ['pptm'], 'fmt/40': ['doc', 'dot'], 'fmt/61': ['xls', 'xlt'], 'fmt/126': ['ppt', 'pps', 'pot'],
  'x-fmt/430': ['msg', 'oft'], 'fmt/278': ['eml'], 'fmt/950': ['eml', 'mht', 'mhtml'], 'x-fmt/263': ['zip'], 'fmt/483': ['epub'], 'fmt/1196': ['siard'], 'fmt/355': ['rtf'],
  'fmt/471': ['html', 'htm'], 'fmt/96': ['html', 'htm'], 'fmt/1355': ['warc'], 'fmt/1281': ['warc'],
};

/** Endings that name a binary format of their own: XML is often called something else, but never one of these. */
const OWNED: ReadonlySet<string> = new Set(['pdf', ...Object.values(ENDINGS).flat()]);

const isPdf = (label: string): boolean => label.startsWith('Acrobat PDF');

/** Whether a file of this format may be called `*.<extension>`; a file without an extension may be anything. */
export function fits({ puid, label }: { readonly puid: string; readonly label: string }, extension: string): boolean {
  const own = isPdf(label) ? ['pdf'] : ENDINGS[puid];
  if (extension === '') return true;
  const ending = extension.toLowerCase();
  return own ? own.includes(ending) : puid === 'fmt/494' || puid === 'fmt/111' || !OWNED.has(ending) || (puid === 'fmt/101' && (ending === 'html' || ending === 'htm' || ending === 'svg'));
}
