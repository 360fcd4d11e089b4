import { expect, it } from 'vitest';
import { freeNumber, freePlace } from '../../../../ui/main/session/place.ts';

const ROOM = { x: 0, y: 40, width: 1600, height: 960 };

it('gives a window the smallest number that no other one has', () => {
  expect([[], [1], [2], [1, 2, 4]].map(freeNumber)).toEqual([1, 2, 1, 3]);
});

it('puts a window beside those at its place, and back to the edge where there is no room', () => {
  const window = { x: 100, y: 60, width: 1296, height: 856 };
  expect(freePlace(window, [], ROOM)).toEqual({ x: 100, y: 60 });
  const second = freePlace(window, [window], ROOM);
  expect(second).toEqual({ x: 132, y: 92 });
  expect(freePlace(window, [window, second], ROOM)).toEqual({ x: 164, y: 124 });
  const low = { ...window, y: 140 };
  expect(freePlace(low, [low], ROOM)).toEqual({ x: 132, y: 40 });
});

it('leaves a window that fills the screen where it is', () => {
  expect(freePlace(ROOM, [ROOM], ROOM)).toEqual({ x: 0, y: 40 });
});
