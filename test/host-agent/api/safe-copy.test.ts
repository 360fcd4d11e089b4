import { describe, expect, it } from 'vitest';
import { DOCUMENT_FORMATS, DOCUMENT_KINDS } from '../../../appliance/protocol/document-formats.ts';
import { copyEnding, formatByName, safeCopyFormat } from '../../../host-agent/api/session/safe-copy.ts';

describe('the format of a file', () => {
  it('is that of its ending, of which no two formats have the same', () => {
    const endings = Object.values(DOCUMENT_KINDS).flatMap((kind) => kind.endings);
    expect(new Set(endings).size).toBe(endings.length);
    for (const format of DOCUMENT_FORMATS)
      for (const ending of DOCUMENT_KINDS[format].endings)
        expect(formatByName(`A.${ending.toUpperCase()}`)).toBe(format);
    expect(['a', 'a.exe', '.pdf.', 'pdf'].map(formatByName)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each([
    ['report.pdf', 'application/pdf', 'pdf'],
    ['its bytes tell.docx', 'application/pdf', 'pdf'],
    ['no ending', 'image/png', 'png'],
    ['letter.docx', 'application/zip', 'docx'],
    ['locked.docx', 'application/x-cfb', 'docx'],
    ['macros.docm', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docm'],
    ['old.xls', 'application/x-cfb', 'xls'],
    ['mail.eml', 'text/plain', 'eml'],
    ['mail.msg', 'application/x-cfb', 'msg'],
    ['drawing.svg', 'application/xml', 'svg'],
    ['book.epub', 'application/epub+zip', 'epub'],
    ['table.csv', 'text/plain', 'csv'],
    ['old encoding.txt', 'application/octet-stream', 'text'],
    ['notes', 'text/plain', 'text'],
    ['false.pdf', 'application/zip', undefined],
    ['archive.zip', 'application/zip', undefined],
    ['false.docx', 'application/x-elf', undefined],
    ['unknown', 'application/octet-stream', undefined],
  ])('of a download, %s of the type %s, is %s', (name, type, format) => {
    expect(safeCopyFormat({ name, type })).toBe(format);
  });

  it('decides the copy: PDF where there may be pages or text, PNG of a picture', () => {
    expect(copyEnding('docx', false)).toBe('pdf');
    expect(copyEnding('tiff', false)).toBe('pdf');
    expect(copyEnding('jpeg', false)).toBe('png');
    expect(copyEnding('jpeg', true)).toBe('pdf');
  });
});
