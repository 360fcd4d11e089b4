import { join } from 'node:path';
import type { Ports } from '../../../host-agent/network/ports.ts';
import type { SparesOptions } from '../../../host-agent/template/spares.ts';
import { browser, type FakeTemplates } from './fake-templates.ts';

/** What keeps one spare of the fake templates, at a port of `ports`. */
export const sparesOptions = (world: FakeTemplates, ports: Ports): SparesOptions => ({
  templates: world.templates,
  spec: () => browser,
  most: () => 1,
  reservePort: (id) =>
    Promise.resolve(ports.reserve(id, { kind: 'internet-only' })).then((port) =>
      port === undefined
        ? undefined
        : { port, nic: { mac: '02:00:00:00:00:01', socket: join(world.folder, 'nic'), end: 'connect' } },
    ),
  releasePort: (port) => ports.release(port),
  namesOf: world.namesOf,
  whyNone: () => Promise.resolve(undefined),
  isQuiet: () => Promise.resolve(true),
  stepWithinMs: () => 10_000,
  restMs: 20,
  keepConsole: () => Promise.resolve(undefined),
  onChange: () => undefined,
  log: world.log,
});
