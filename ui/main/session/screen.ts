/** Which screen a session window connects to. Pure. */
import type { Model } from '../model.ts';
import { idOf, type Screen, type WindowLife } from './life.ts';

/** The screen of the spare that the next click will most likely get. */
export function spareScreen({ spare }: Pick<Model, 'spare'>): Screen | undefined {
  return spare?.id !== undefined && spare.display ? { vm: spare.id, socket: spare.display.socket } : undefined;
}

/** The page connects before there is something to see, and best before the click. */
export function screenOf(life: WindowLife, model: Pick<Model, 'spare' | 'sessions'>): Screen | undefined {
  if (life.is === 'preloaded') return spareScreen(model);
  const id = idOf(life);
  // Until the session is named it is most likely the spare; just after that the model knows no more.
  if ('spare' in life && (id === undefined || id === life.spare.vm)) return life.spare;
  const session = model.sessions.find((candidate) => candidate.id === id);
  if (!session) return undefined;
  const hasVm = session.progress?.some(({ requirement, state }) => requirement === 'vm' && state === 'met') === true;
  return (session.state === 'browsing' || hasVm) && session.display.kind === 'rfb'
    ? { vm: session.id, socket: session.display.socket }
    : undefined;
}
