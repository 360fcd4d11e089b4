import { describe, expect, it } from 'vitest';
import { importedChanges, importWsb, MAX_WSB_BYTES } from '../../../host-agent/config/wsb.ts';

const FULL = `<!-- Microsoft's own example, with all there is -->
<Configuration>
  <VGpu>Enable</VGpu>
  <Networking>Disable</Networking>
  <MappedFolders><MappedFolder><HostFolder>C:\\Users\\Public\\Downloads</HostFolder><ReadOnly>true</ReadOnly></MappedFolder></MappedFolders>
  <LogonCommand><Command>explorer.exe C:\\users</Command></LogonCommand>
  <AudioInput>Enable</AudioInput><VideoInput>Enable</VideoInput>
  <ProtectedClient>Enable</ProtectedClient><PrinterRedirection>Enable</PrinterRedirection>
  <ClipboardRedirection>Disable</ClipboardRedirection>
  <MemoryInMB>4096</MemoryInMB>
</Configuration>`;

describe('a configuration of Windows Sandbox', () => {
  it('becomes a profile, and each unsupported option is reported with the reason', () => {
    expect(importWsb(FULL).notes.map((note) => note.split(':')[0])).toEqual([
      'VGpu',
      'MappedFolders',
      'LogonCommand',
      'VideoInput',
      'ProtectedClient',
      'PrinterRedirection',
    ]);
  });

  it('is written as keys of the named profile', () => {
    expect(importedChanges(FULL, 'work').changes).toEqual([
      { path: ['profile', 'work', 'memoryMiB'], value: 4096 },
      { path: ['profile', 'work', 'network', 'policy'], value: 'offline' },
      { path: ['profile', 'work', 'clipboard', 'out'], value: 'off' },
      { path: ['profile', 'work', 'clipboard', 'in'], value: 'off' },
      { path: ['profile', 'work', 'microphone'], value: 'ask' },
    ]);
    expect(importedChanges('<Configuration/>', 'work').changes).toEqual([
      { path: ['profile', 'work', 'colour'], value: 'blue' },
    ]);
  });

  it.each(['Disable', 'Default'])('has no microphone with AudioInput = %s', (word) => {
    expect(importWsb(`<Configuration><AudioInput>${word}</AudioInput></Configuration>`)).toEqual({
      keys: [],
      notes: [],
    });
  });

  it('has its memory adjusted to the bounds, with a note', () => {
    expect(importWsb('<Configuration><MemoryInMB>64</MemoryInMB></Configuration>')).toEqual({
      keys: [{ path: ['memoryMiB'], value: 768 }],
      notes: ['MemoryInMB: 64 is out of range; using 768'],
    });
  });

  it.each([
    [
      'a document type, in which entities could be declared',
      '<!DOCTYPE Configuration [<!ENTITY a "aaaa">]><Configuration>&a;</Configuration>',
    ],
    ['an entity that reads a file', '<!DOCTYPE Configuration SYSTEM "file:///etc/passwd"><Configuration/>'],
    ['an undeclared entity', '<Configuration><VGpu>&lol;</VGpu></Configuration>'],
    ['another root', '<html/>'],
    ['no end', '<Configuration>'],
    ['two roots', '<Configuration/><Configuration/>'],
    ['no XML at all', 'MemoryInMB = 5'],
    ['nothing', ''],
    ['memory that is no number', '<Configuration><MemoryInMB>-1e9</MemoryInMB></Configuration>'],
    ['elements deeper than any real one', `${'<Configuration>'.repeat(20)}${'</Configuration>'.repeat(20)}`],
    ['more elements than any real one', `<Configuration>${'<a/>'.repeat(600)}</Configuration>`],
    ['more bytes than any real one', `<Configuration>${' '.repeat(MAX_WSB_BYTES)}</Configuration>`],
  ])('is refused with %s', (_, text) => {
    expect(() => importWsb(text)).toThrow(expect.objectContaining({ code: 'wsb-invalid' }) as Error);
  });

  it('replaces control characters in the name of an unknown option', () => {
    expect(importWsb('<Configuration><Ünknown/></Configuration>').notes).toEqual([
      '?nknown: not an option of Windows Sandbox',
    ]);
  });
});
