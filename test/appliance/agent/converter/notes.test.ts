/** What the converter says of a document, by what the viewer finds in it; only the account that it runs as is left out here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notesIn } from '../../../../appliance/agent/converter/drawing.ts';
import { officeFormat } from '../../../../appliance/agent/converter/with-office.ts';
import { foundInFile } from '../../../../appliance/agent/office/found.ts';
import { lookCommand, lookTask } from '../../../../appliance/agent/viewer/task.ts';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  type DocumentFormat,
} from '../../../../appliance/protocol/document-formats.ts';
import { zip } from '../../../fixtures/documents/archives.ts';
import { compound } from '../../../fixtures/documents/compound.ts';
import { docx, openDocument, relations } from '../../../fixtures/documents/office.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-notes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function notesOf(format: DocumentFormat, content: Buffer): Promise<unknown> {
  // The host sends it without an ending.
  const path = join(folder, 'document');
  writeFileSync(path, content);
  const task = lookTask(lookCommand({ path, format: officeFormat(format) ?? expect.fail() }).slice(3));
  if (!task) throw new Error('It is no task.');
  return notesIn(JSON.stringify(await foundInFile(task.path, task.format, 60_000)));
}

/** Long enough to be in sectors: only there its beginning is found. */
const long = (...begin: readonly number[]): Buffer => Buffer.concat([Buffer.from(begin), Buffer.alloc(5_000)]);
const related = (type: string, isExternal: boolean) => ({
  name: 'word/_rels/document.xml.rels',
  content: relations([{ type, target: 'http://x.test/a', isExternal }]),
});
const encryptedPart = { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' };

describe('a document of an office program', () => {
  it.each<readonly [string, DocumentFormat, Buffer]>([
    ['of newer Office', 'docx', compound({ EncryptedPackage: long(0) })],
    ['of newer Office, with macros', 'xlsm', compound({ EncryptedPackage: long(0) })],
    ['of OpenDocument', 'odt', openDocument('odt', '', '', [encryptedPart])],
    ['of older Office', 'doc', compound({ WordDocument: long(...Array<number>(11).fill(0), 1) })],
    ['in a zip file', 'docx', zip([{ name: 'a', content: 'a'.repeat(100), isEncrypted: true }])],
  ])('that is encrypted is refused as locked: %s', async (_, format, content) => {
    await expect(notesOf(format, content)).rejects.toMatchObject({ reason: 'locked' });
  });

  it.each<readonly [string, DocumentFormat, Buffer]>([
    ['older Office', 'doc', compound({ WordDocument: long(0), _VBA_PROJECT: long(1) })],
    ['newer Office', 'docm', docx(['a'], 'FFFFFF', [{ name: 'word/vbaProject.bin', content: 'a' }])],
    ['OpenDocument', 'odt', openDocument('odt', '', '', [{ name: 'Basic/script-lc.xml', content: 'a' }])],
  ])('with macros is known: %s', async (_, format, content) => {
    expect(await notesOf(format, content)).toEqual(['macros']);
  });

  it('that loads something from elsewhere is known, and one with links to click is not', async () => {
    const word = (type: string, isExternal = true) => docx(['a'], 'FFFFFF', [related(type, isExternal)]);
    expect(await notesOf('docx', word('attachedTemplate'))).toEqual(['links']);
    expect(await notesOf('docx', word('hyperlink'))).toEqual([]);
    expect(await notesOf('docx', word('image', false))).toEqual([]);
    const picture = '<draw:image xlink:href="https://x.test/a.png"/>';
    expect(await notesOf('odt', openDocument('odt', picture))).toEqual(['links']);
    const click = '<draw:image xlink:href="Pictures/a.png"/><text:a xlink:href="https://x.test">a</text:a>';
    expect(await notesOf('odt', openDocument('odt', click))).toEqual([]);
  });

  it('that unpacks to too much is not opened', () => {
    const found = { isEncrypted: false, isTooLarge: true, hasMacros: false, refersElsewhere: false };
    expect(() => notesIn(JSON.stringify(found))).toThrow('unpacks');
  });

  it.each(['', 'macros', '{}', '{"isEncrypted":"no"}', 'null'])(
    'is not opened if the program that looks into it prints %j',
    (printed) => {
      expect(() => notesIn(printed)).toThrow();
    },
  );

  it('of each kind can be looked into', () => {
    for (const format of DOCUMENT_FORMATS)
      expect(officeFormat(format) !== undefined, format).toBe(DOCUMENT_KINDS[format].by === 'office');
    expect(lookTask(['look', '/a', 'pdf'])).toBeUndefined();
  });
});
