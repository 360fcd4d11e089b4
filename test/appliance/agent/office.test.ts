/** LibreOffice as the viewer starts it. What it makes is tested in a VM. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { officeCommand, stayingCommand } from '../../../appliance/agent/office/soffice.ts';
import { endStaying, stayingHome } from '../../../appliance/agent/office/staying.ts';
import { docx, pptx, xlsx } from '../../fixtures/documents/office.ts';

const SAMPLES = 'appliance/images/browser/tree/usr/share/safe-browse/documents';
const DOCUMENT = { source: '/w/document.docx', format: 'docx', folder: '/w', home: '/h', mostPages: 3 } as const;

describe('LibreOffice', () => {
  it('reads a document as what it is, within limits, and hands it to the one that stays where there is one', () => {
    const [limit, ...alone] = officeCommand(DOCUMENT);
    expect(limit).toBe('prlimit');
    expect(alone).toContain('/usr/lib/libreoffice/program/soffice.bin');
    expect(alone).toContain('--infilter=MS Word 2007 XML');
    const staying = officeCommand({ ...DOCUMENT, isStaying: true });
    expect(staying).toEqual([limit, ...alone].map((word) => word.replace('/soffice.bin', '/oosplash')));
    // Both find each other by their home.
    const home = '-env:UserInstallation=file:///h/profile';
    expect([staying, stayingCommand('/h', ['/h/a.docx'])].map((words) => words.includes(home))).toEqual([true, true]);
  });

  it('stays with a document of each program, as the fixtures make them', () => {
    const text = 'What documents are made of';
    const made = { 'letter.docx': docx([text]), 'sheet.xlsx': xlsx([[text, '1']]), 'slides.pptx': pptx(text) };
    for (const [name, content] of Object.entries(made))
      expect([name, readFileSync(join(SAMPLES, name)).equals(content)]).toEqual([name, true]);
  });

  it('that stays is used only by the account that it belongs to, and ended with its home', async () => {
    const home = mkdtempSync(join(tmpdir(), 'sb-staying-'));
    const program = spawn('sleep', ['60']);
    try {
      writeFileSync(join(home, 'pid'), String(program.pid));
      expect(await stayingHome(home)).toBe(home);
      expect(await stayingHome(join(home, 'none'))).toBeUndefined();
      const ended = once(program, 'exit');
      await endStaying(home);
      expect(await ended).toEqual([null, 'SIGKILL']);
      expect(await stayingHome(home)).toBeUndefined();
    } finally {
      program.kill();
      await rm(home, { recursive: true, force: true });
    }
  });

  it.each([
    ['has ended already', async () => String(await endedPid())],
    ['says no number', () => Promise.resolve('')],
    ['says a number that stands for many', () => Promise.resolve('0')],
  ])('that stays and %s leaves only its home to remove', async (_, pidText) => {
    const home = mkdtempSync(join(tmpdir(), 'sb-staying-'));
    writeFileSync(join(home, 'pid'), await pidText());
    await endStaying(home);
    expect(await stayingHome(home)).toBeUndefined();
  });
});

async function endedPid(): Promise<number> {
  const program = spawn('true');
  await once(program, 'exit');
  return program.pid ?? expect.fail();
}
