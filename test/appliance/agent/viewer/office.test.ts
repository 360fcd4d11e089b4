/** Documents of office programs up to LibreOffice, which is not on this host: what is found in them, and what is said. What it makes of them is tested in a VM. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Found, foundIn } from '../../../../appliance/agent/office/found.ts';
import { showingOf } from '../../../../appliance/agent/viewer/showing.ts';
import { view } from '../../../../appliance/agent/viewer/view.ts';
import { zip } from '../../../fixtures/documents/archives.ts';
import { compound } from '../../../fixtures/documents/compound.ts';
import { docx, openDocument, pptx, relations, rtf, xlsx } from '../../../fixtures/documents/office.ts';
import { textOf } from './page-text.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-office-'))));
afterEach(() => rm(folder, { recursive: true }));

function written(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function found(name: string, content: string | Buffer): Promise<Found> {
  const path = written(name, content);
  const showing = await showingOf(name, Buffer.from(content as string));
  if (showing.by !== 'office') throw new Error(`It is shown by ${showing.by}.`);
  return foundIn(path, showing.format, Buffer.byteLength(content), 60_000);
}

async function shown(name: string, content: string | Buffer): Promise<string> {
  expect(await view({ path: written(name, content), folder, language: 'en' })).toBe('page.html');
  return textOf(readFileSync(join(folder, 'page.html'), 'utf8'));
}

/** Long enough to be in sectors: only there its beginning is found. */
const long = (...begin: readonly number[]): Buffer => Buffer.concat([Buffer.from(begin), Buffer.alloc(5_000)]);

describe('a document of an office program', () => {
  it.each([
    ['docx', docx(['a'])],
    ['xlsx', xlsx([['a']])],
    ['pptx', pptx('a')],
    ['odt', openDocument('odt', '')],
    ['ods', openDocument('ods', '')],
    ['odp', openDocument('odp', '')],
    ['odg', openDocument('odg', '')],
    ['rtf', Buffer.from(rtf('a', [0, 0, 0]))],
  ])('is one by its bytes, whatever its name says: %s', async (format, content) => {
    expect(await showingOf('a.dat', content)).toMatchObject({ by: 'office', format });
    expect(await found('a.dat', content)).toMatchObject({ format, ...NOTHING });
  });

  it.each([
    ['doc', 'WordDocument'],
    ['xls', 'Workbook'],
    ['xls', 'Book'],
    ['ppt', 'PowerPoint Document'],
  ])('of an older program is one by the streams in it: %s has %s', async (format, stream) => {
    expect(await found('a.dat', compound({ [stream]: long(0) }))).toEqual({ ...NOTHING, format });
    expect(await found('a.dat', compound({ [stream]: long(0), VBA: long(1) }))).toMatchObject({ hasMacros: true });
  });

  it('says that this image cannot open it', async () => {
    expect(await shown('a.docx', docx(['a']))).toContain(
      '|This image opens no documents of office programs. In the settings',
    );
  });

  it.each<readonly [string, string, Buffer]>([
    [
      'a zip file with an encrypted part',
      'a.docx',
      zip([{ name: '[Content_Types].xml', content: 'a'.repeat(100), isEncrypted: true }]),
    ],
    ['a package of an Office program', 'a.docx', compound({ EncryptedPackage: long(0) })],
    [
      'an OpenDocument file',
      'a.odt',
      openDocument('odt', '', '', [{ name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }]),
    ],
    ['an older Word file', 'a.doc', compound({ WordDocument: long(...Array<number>(11).fill(0), 1) })],
    ['an older Excel file', 'a.xls', compound({ Workbook: long(0x09, 0x08, 2, 0, 0, 0, 0x2f, 0, 2, 0, 0, 0) })],
    ['an older PowerPoint file', 'a.ppt', compound({ 'PowerPoint Document': long(0xdf, 0xc4, 0xd1, 0xf3) })],
  ])('that is protected by a password says so: %s', async (_, name, content) => {
    expect(await shown(name, content)).toContain('|It is protected by a password: it cannot be opened here.|');
  });

  it('with macros has them noticed', async () => {
    expect(await found('a.docm', docx(['a'], 'FFFFFF', [{ name: 'word/vbaProject.bin', content: 'a' }]))).toMatchObject(
      { hasMacros: true },
    );
    expect(
      await found('a.odt', openDocument('odt', '', '', [{ name: 'Basic/script-lc.xml', content: 'a' }])),
    ).toMatchObject({ hasMacros: true });
  });

  it.each<readonly [string, string, string | Buffer, boolean]>([
    ['a template', 'a.docx', docx(['a'], 'FFFFFF', [external('attachedTemplate')]), true],
    ['a picture', 'a.docx', docx(['a'], 'FFFFFF', [external('image')]), true],
    ['no more than a link to click', 'a.docx', docx(['a'], 'FFFFFF', [external('hyperlink')]), false],
    ['a picture', 'a.odt', openDocument('odt', '<draw:image xlink:href="http://site.test/a"/>'), true],
    [
      'no more than a link to click',
      'a.odt',
      openDocument('odt', '<text:a xlink:href="http://site.test/a">a</text:a>'),
      false,
    ],
    ['a picture in its styles', 'a.odt', openDocument('odt', '', '', [styles('https://site.test/a')]), true],
    ['a picture beside it', 'a.odt', openDocument('odt', '<draw:image xlink:href="../a.png"/>'), true],
    ['no more than its own parts', 'a.odt', openDocument('odt', '<draw:image xlink:href="Pictures/a.png"/>'), false],
    ['a frame', 'a.odt', openDocument('odt', '<draw:floating-frame xlink:href="file:///etc/passwd"/>'), true],
    ['a picture', 'a.rtf', '{\\rtf1 {\\field{\\*\\fldinst INCLUDEPICTURE "http://site.test/a"}}}', true],
  ])('that refers to %s elsewhere has it noticed: %s', async (_, name, content, refersElsewhere) => {
    expect(await found(name, content)).toMatchObject({ refersElsewhere });
  });

  it('that unpacks to more than a computer has is not opened', async () => {
    const huge = { name: 'word/media/a.bin', content: Buffer.alloc(600 * 1024 * 1024) };
    expect(await shown('a.docx', docx(['a'], 'FFFFFF', [huge]))).toContain(
      '|It is not opened, because it unpacks to more than 536.9 MB.|',
    );
  }, 120_000);

  it('is no document if it is another compound file', async () => {
    expect(await shown('thumbs.db', compound({ Catalog: long(0) }))).toContain(
      '|Nothing here opens it. These are its bytes.|',
    );
  });
});

const NOTHING = { isEncrypted: false, isTooLarge: false, hasMacros: false, refersElsewhere: false } as const;

const styles = (address: string) => ({
  name: 'styles.xml',
  content: `<style:background-image xlink:href="${address}"/>`,
});

function external(type: string) {
  return {
    name: 'word/_rels/settings.xml.rels',
    content: relations([{ type, target: 'http://site.test/a', isExternal: true }]),
  };
}
