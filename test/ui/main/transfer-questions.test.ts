import { expect, it } from 'vitest';
import {
  copiedOf,
  saveAllQuestion,
  sendQuestion,
  shownFolder,
  shownText,
} from '../../../ui/main/transfers/transfer-questions.ts';
import { textsFor } from '../texts-of.ts';

it('shows the beginning of a long text, cut by characters and lines', () => {
  expect(shownText('short')).toBe('short');
  expect(shownText('ä'.repeat(301))).toBe(`${'ä'.repeat(300)} …`);
  expect(shownText('😀'.repeat(301))).toBe(`${'😀'.repeat(300)} …`);
  expect(shownText('a\n'.repeat(20))).toBe(`${'a\n'.repeat(11)}a …`);
});

it('marks characters that draw nothing or turn the direction of writing', () => {
  expect(shownText('pay\u202eexe.\u200bpdf')).toBe('pay\ufffdexe.\ufffdpdf');
  expect(copiedOf({ content: 'text', text: 'a\u2066b' }).beginning).toBe('a\ufffdb');
});

it('describes a clip by its size and, for text, its beginning in one line', () => {
  expect(copiedOf({ content: 'text', text: ' one\n two' })).toEqual({ content: 'text', size: 9, beginning: 'one two' });
  expect(copiedOf({ content: 'text', text: 'x'.repeat(500) })).toEqual({
    content: 'text',
    size: 500,
    beginning: `${'x'.repeat(40)} …`,
  });
  expect(copiedOf({ content: 'png', png: 'AAAA' })).toEqual({ content: 'png', size: 3 });
});

it('names twelve files of a question at most, and counts the others', () => {
  const files = Array.from({ length: 15 }, (_, index) => ({
    file: index + 1,
    name: `f${index + 1}`,
    bytes: 1,
    isWhole: true,
    type: 'application/x-unheard-of',
    isDisguised: false,
    isSaved: false,
  }));
  const { message, detail } = saveAllQuestion(textsFor('en'), files);
  expect(message).toContain('these 15 files');
  expect(detail.split('\n').slice(10, 13)).toEqual([
    'f11 (1 byte, unknown type)',
    'f12 (1 byte, unknown type)',
    'and 3 more',
  ]);
});

it('calls a folder by its name below the home, in one short line that hides nothing', () => {
  expect(shownFolder('/home/anna/Downloads/Safe Browse', '/home/anna')).toBe('~/Downloads/Safe Browse');
  expect(shownFolder('/srv/a\u202eb\nc', '/home/anna')).toBe('/srv/a\ufffdb c');
  const long = shownFolder(`/home/anna/${'x'.repeat(200)}/saved`, '/home/anna');
  expect([long.length, long.slice(0, 3), long.slice(-7)]).toEqual([59, '~/x', 'x/saved']);
  expect(long).toContain('x…x');
});

it('names at most twelve files that are sent, each with the end of a long path', () => {
  const paths = Array.from({ length: 14 }, (_, index) => `/home/anna/${'x'.repeat(300)}/f${index + 1}`);
  const lines = sendQuestion(textsFor('en'), paths, '/home/anna').detail.split('\n');
  expect(lines[0]).toBe('f1');
  expect(lines[1]).toBe(`    in … ${'x'.repeat(160)}`);
  expect(lines[24]).toBe('and 2 more');
  expect(sendQuestion(textsFor('en'), ['/media/stick/.git/config'], '/home/anna').detail).toContain(
    'from /media/stick/.git, a hidden folder',
  );
});
