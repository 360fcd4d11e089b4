/** What keeps two windows of sessions apart: a number, and a place on the screen. Pure. */

/** How far a window is moved away from one at the same place, in pixels. */
const STEP = 32;

/** The smallest number that no other window has. */
export function freeNumber(taken: readonly number[]): number {
  let number = 1;
  while (taken.includes(number)) number += 1;
  return number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}
type Area = Place & { readonly width: number; readonly height: number };

/** The place of a window, or one beside it where another window has that. Stays inside `room`, if the window leaves any. */
export function freePlace({ x, y, width, height }: Area, others: readonly Place[], room: Area): Place {
  const isTaken = (place: Place) =>
    others.some((other) => Math.abs(other.x - place.x) < STEP / 2 && Math.abs(other.y - place.y) < STEP / 2);
  let place = { x, y };
  for (let tries = 0; tries < others.length && isTaken(place); tries += 1) {
    const [right, down] = [place.x + STEP, place.y + STEP];
    place = {
      x: right + width > room.x + room.width ? room.x : right,
      y: down + height > room.y + room.height ? room.y : down,
    };
  }
  return place;
}
