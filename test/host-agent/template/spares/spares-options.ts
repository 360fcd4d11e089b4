import type { Ports } from '../../../../host-agent/network/ports.ts';
import type { SparesOptions } from '../../../../host-agent/template/spares.ts';
import { fakePort } from '../../network/fake-port.ts';
import { browser, type FakeTemplates } from '../fake-templates.ts';

/** What keeps one spare of the fake templates, at a port of `ports`. */
export const sparesOptions = (world: FakeTemplates, ports: Ports): SparesOptions => ({
  templates: world.templates,
  spec: () => browser,
  most: () => 1,
  opensDocuments: false,
  place: () =>
    Promise.resolve({
      exit: undefined,
      reserve: (id) => {
        const port = ports.reserve(id, { kind: 'internet-only' });
        return Promise.resolve(port === undefined ? undefined : fakePort(ports, port));
      },
    }),
  namesOf: world.namesOf,
  whyNone: () => Promise.resolve(undefined),
  isQuiet: () => Promise.resolve(true),
  isProtected: () => true,
  stepWithinMs: () => 10_000,
  restMs: 20,
  keepConsole: () => Promise.resolve(undefined),
  onChange: () => undefined,
  log: world.log,
});
