import { expect, it } from 'vitest';
import { Acknowledgements } from '../../../../../ui/renderer/session/screen/acknowledgements.ts';

it('reports every processed byte once, in steps of at least a mebibyte', () => {
  const reports: number[] = [];
  const acknowledgements = new Acknowledgements((bytes) => void reports.push(bytes));
  for (let piece = 0; piece < 40; piece += 1) acknowledgements.took(64 * 1024);
  acknowledgements.took(5 * 1024 * 1024);
  expect(reports).toEqual([1024 * 1024, 1024 * 1024, 5 * 1024 * 1024 + 512 * 1024]);
});
