import { expect, it } from 'vitest';
import { type Arrows, assertArrow } from '../../../host-agent/process/arrows.ts';

const DOOR: Arrows<'open' | 'closed' | 'gone'> = { open: ['closed'], closed: ['open', 'gone'], gone: [] };

it('a state follows another one only where the table has an arrow', () => {
  expect(() => assertArrow('A door', DOOR, 'closed', 'gone')).not.toThrow();
  expect(() => assertArrow('A door', DOOR, 'open', 'gone')).toThrow('A door cannot go from open to gone.');
  expect(() => assertArrow('A door', DOOR, 'gone', 'gone')).toThrow('A door cannot go from gone to gone.');
});
