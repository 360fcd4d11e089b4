import { expect, it } from 'vitest';
import { settingsHandlers } from '../../../../ui/main/handlers/settings-handlers.ts';

it('copies only commands that a finding names, and the report', async () => {
  const copied: string[] = [];
  const finding = { check: 'swap', level: 'note', message: 'Swap.', command: 'swapoff -a' } as const;
  const handlers = settingsHandlers({
    agent: { call: () => Promise.resolve({ version: '1' } as never) },
    model: { configuration: undefined, doctor: { isRunning: false, findings: [finding] } },
    openFile: () => Promise.reject(new Error('not asked')),
    chooseFolder: () => Promise.resolve(undefined),
    copyText: async (text) => void copied.push(text),
  });
  const copy = (params: { command?: string }) => handlers['doctor.copy'](params, undefined as never);
  await copy({ command: 'rm -rf /' });
  expect(copied).toEqual([]);
  await copy({ command: 'swapoff -a' });
  await copy({});
  expect(copied).toEqual(['swapoff -a', '{\n  "version": "1"\n}']);
});
