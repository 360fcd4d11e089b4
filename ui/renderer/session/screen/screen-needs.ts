/** When a screen may ask the guest for something. Until then its VM may be an unused spare. */

/** What comes true in any order: a person looks, the window has laid the screen out, noVNC is connected. */
export type Condition = 'watched' | 'laid-out' | 'connected';
/** A screen mode that fits the window, and a steady stream of changes. */
export type Request = 'fitting-mode' | 'changes';

const NEEDS: Readonly<Record<Request, readonly Condition[]>> = {
  'fitting-mode': ['watched', 'laid-out'],
  changes: ['watched', 'connected'],
};

export function mayRequest(request: Request, met: ReadonlySet<Condition>): boolean {
  return NEEDS[request].every((condition) => met.has(condition));
}
