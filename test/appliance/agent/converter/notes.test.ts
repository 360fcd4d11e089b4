import { describe, expect, it } from 'vitest';
import { notesIn } from '../../../../appliance/agent/converter/notes.ts';

const nothing = Buffer.from('PK');
const wide = (text: string) => Buffer.from(`${'\0'.repeat(9)}${text}`, 'utf16le');
const relation = (type: string, mode: string) =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://x.test/a"${mode}/></Relationships>`;

describe('a document of an office program', () => {
  it.each([
    ['of newer Office', wide('EncryptedPackage'), ''],
    ['of OpenDocument', nothing, '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/>'],
  ])('that is encrypted is refused as locked: %s', (_, bytes, parts) => {
    expect(() => notesIn(bytes, parts)).toThrow(expect.objectContaining({ reason: 'locked' }));
  });

  it.each([
    ['older Office', wide('_VBA_PROJECT')],
    ['newer Office', Buffer.from('PK word/vbaProject.bin')],
    ['OpenDocument', Buffer.from('PK Basic/script-lc.xml')],
  ])('with macros is known: %s', (_, bytes) => {
    expect(notesIn(bytes, '')).toEqual(['macros']);
  });

  it('that loads something from elsewhere is known, and one with links to click is not', () => {
    expect(notesIn(nothing, relation('attachedTemplate', ' TargetMode="External"'))).toEqual(['links']);
    expect(notesIn(nothing, '<draw:image xlink:href="https://x.test/a.png"/>')).toEqual(['links']);
    expect(notesIn(nothing, relation('hyperlink', ' TargetMode="External"'))).toEqual([]);
    expect(notesIn(nothing, relation('image', ''))).toEqual([]);
    expect(notesIn(nothing, '<draw:image xlink:href="Pictures/a.png"/><text:a xlink:href="https://x.test"/>')).toEqual(
      [],
    );
  });
});
