/** A host agent that is killed, and the next one, which the next command starts. */
import { expect } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { Product } from '../product.ts';

const DEAD_WITHIN_MS = 5_000;

/** Kills the host agent. Returns its pid. */
export async function killHostAgent(product: Product): Promise<number> {
  const pid = product.daemon()?.pid ?? 0;
  await product.kill(pid);
  await product.until('the host agent is gone', () => product.daemon() === undefined, DEAD_WITHIN_MS);
  return pid;
}

/** Starts the next host agent, and checks that it has adopted the session as it was. */
export async function expectAdopted(product: Product, session: Session, formerPid: number): Promise<void> {
  expect(product.daemon()).toBeUndefined();
  const adopted = (await product.sessions()).find(({ id }) => id === session.id);
  expect(product.daemon()?.pid).not.toBe(formerPid);
  const { id, processes, display, timings } = session;
  expect(adopted).toMatchObject({ id, state: 'browsing', processes, display, timings });
}
