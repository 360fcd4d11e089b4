import { expect, it } from 'vitest';
import { officeFormat } from '../../../../appliance/agent/converter/with-office.ts';
import { DOCUMENT_FORMATS, DOCUMENT_KINDS } from '../../../../appliance/protocol/document-formats.ts';

it('each format that LibreOffice draws has a filter that reads it, and no other has', () => {
  for (const format of DOCUMENT_FORMATS)
    expect(officeFormat(format) !== undefined, format).toBe(DOCUMENT_KINDS[format].by === 'office');
  expect(officeFormat('docm')).toBe('docx');
});
