/** The whole life of a thing as one table: the states, and which may follow which. A missing arrow is a bug, not a case to handle. */
export type Arrows<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Throws if `arrows` has none from one state to the other. `thing`: begins the sentence, such as "A VM". Pure. */
export function assertArrow<State extends string>(thing: string, arrows: Arrows<State>, from: State, to: State): void {
  if (!arrows[from].includes(to)) throw new Error(`${thing} cannot go from ${from} to ${to}.`);
}
