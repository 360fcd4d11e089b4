/** The methods of the control API for exits. */
import { z } from 'zod';
import { ListedExit, PROXY_EXIT_KINDS, TestedExit } from '../host/exit.ts';

const Name = z.string().min(1).max(31);
const OfExit = z.strictObject({ name: Name });
/** A file of WireGuard is a few hundred bytes. */
export const MAX_EXIT_FILE_CHARACTERS = 16 * 1024;

export const EXIT_METHODS = {
  'exit.list': { params: z.strictObject({}), progress: z.never(), result: z.array(ListedExit) },
  /** Adds the exit that the text of a file of WireGuard describes. `replace`: also in place of one of this name. */
  'exit.import': {
    params: z.strictObject({ name: Name, text: z.string().max(MAX_EXIT_FILE_CHARACTERS), replace: z.boolean() }),
    progress: z.never(),
    result: ListedExit,
  },
  /** Adds a proxy. `login`: what it asks for. `replace`: also in place of an exit of this name. */
  'exit.add': {
    params: z.strictObject({
      name: Name,
      kind: z.enum(PROXY_EXIT_KINDS),
      server: z.string().max(260),
      login: z.strictObject({ user: z.string().max(255), password: z.string().max(255) }).optional(),
      replace: z.boolean(),
    }),
    progress: z.never(),
    result: ListedExit,
  },
  /** Adds Tor. `bridges`: the only relays that it connects to, a line each. `replace`: also in place of an exit of this name. */
  'exit.add-tor': {
    params: z.strictObject({ name: Name, bridges: z.array(z.string().max(300)).max(8), replace: z.boolean() }),
    progress: z.never(),
    result: ListedExit,
  },
  /** Fulfilled when it works; fails with what does not. */
  'exit.test': { params: OfExit, progress: z.never(), result: TestedExit },
  /** Removes it and its keys. */
  'exit.remove': { params: OfExit, progress: z.never(), result: z.strictObject({}) },
} as const;
