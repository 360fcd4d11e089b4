/** The template of the network VM with KVM: its clone, and what becomes of it after an update of the microcode. `npm run test:kvm` */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TemplateStatusList } from '../../host-agent/api/host/template.ts';
import type { KvmComputer } from '../bed/nested/kvm-computer.ts';
import { bootForNetwork, COMMAND_MS, CONFIGURATION, startNetwork, STEP_MS } from '../bed/nested/kvm-network.ts';
import { KvmSessions } from '../bed/nested/kvm-sessions.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';

let testBed: TestBed;
let computer: KvmComputer;
beforeAll(async () => {
  testBed = await openTestBed();
  computer = await bootForNetwork(testBed);
  await startNetwork(computer);
}, 2 * STEP_MS);
afterAll(() => testBed.close());

it('the network VM is sealed, and its clone keeps little memory for itself', async () => {
  await computer.succeed('sb config set template.seal browser; sb template seal', STEP_MS);
  const { templates } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
  expect(templates.map(({ role, state }) => [role, state])).toEqual([['network', 'ready']]);
  await computer.succeed('sb network stop', COMMAND_MS);
  expect(await startNetwork(computer)).toContain('-incoming');
  expect((await new KvmSessions(computer).memory())['ndvm']?.privateMiB).toBeLessThanOrEqual(100);
});

it('after an update of the microcode, the network VM boots, and its template says why it is not used', async () => {
  const { templates: before } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
  computer = await computer.bootWithOtherMicrocode();
  await computer.configure(CONFIGURATION.replace('seal = "off"', 'seal = "browser"'));
  expect(await startNetwork(computer)).not.toContain('-incoming');
  const { templates } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
  const { changed } = templates.find(({ role }) => role === 'network') ?? {};
  expect([before.length, changed]).toEqual([1, ['the microcode']]);
});
