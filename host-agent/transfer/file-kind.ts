/** The kind of a file, from its first bytes and not from its name. A disguise is judged by the name that is shown and saved. */
import { fileTypeFromBuffer } from 'file-type';
import { endingsSeenAs } from '../../appliance/protocol/document-formats.ts';
import { safeName } from '../storage/safe-name.ts';

/** `type` is a MIME type. `isDisguised`: the ending of the name belongs to another type. */
export interface FileKind {
  readonly type: string;
  readonly isDisguised: boolean;
}

const UNKNOWN = 'application/octet-stream';
/** Groups of endings for the same or a derived format. */
const EQUIVALENT_ENDINGS: readonly (readonly string[])[] = [
  ['jpg', 'jpeg', 'jpe', 'jfif'],
  ['tif', 'tiff'],
  ['mp4', 'm4v', 'm4a', 'mov', '3gp'],
  ['ogg', 'oga', 'ogv', 'ogx', 'opus'],
  ['webm', 'mkv', 'mka'],
  ['gz', 'tgz'],
  ['bz2', 'tbz'],
  ['xz', 'txz'],
  ['zip', 'jar', 'apk', 'xpi', 'cbz', 'kmz', ...endingsSeenAs('application/zip')],
  ['cfb', 'msi', ...endingsSeenAs('application/x-cfb')],
  ['exe', 'dll', 'scr', 'sys'],
  ['elf', 'so', 'o', 'appimage', 'bin', 'run'],
  ['deb', 'ar', 'a'],
  ['xml', 'rss', 'gpx', ...endingsSeenAs('application/xml')],
];
/** Endings of formats that are always detected, so that undetected bytes under such a name are a disguise. */
const DETECTABLE_ENDINGS = new Set([
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'mp3',
  'mp4',
  'webm',
  'zip',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'doc',
  'xls',
]);

export async function kindOf(untrustedName: string, untrustedHead: Buffer): Promise<FileKind> {
  const detected = await fileTypeFromBuffer(untrustedHead).catch(() => undefined);
  const ending = /\.([a-z0-9]{1,8})$/i.exec(safeName(untrustedName))?.[1]?.toLowerCase() ?? '';
  if (detected) return { type: detected.mime, isDisguised: ending !== '' && !isEquivalent(ending, detected.ext) };
  if (untrustedHead.length > 0 && isText(untrustedHead))
    return { type: 'text/plain', isDisguised: DETECTABLE_ENDINGS.has(ending) };
  return { type: UNKNOWN, isDisguised: DETECTABLE_ENDINGS.has(ending) && untrustedHead.length > 0 };
}

function isEquivalent(ending: string, detected: string): boolean {
  return ending === detected || EQUIVALENT_ENDINGS.some((group) => group.includes(ending) && group.includes(detected));
}

/** Whether the bytes are UTF-8 without control characters; the last character may be incomplete. */
function isText(head: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/.test(text);
}
