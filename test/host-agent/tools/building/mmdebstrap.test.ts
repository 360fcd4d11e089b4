import { expect, test } from 'vitest';
import { aptComplaints } from '../../../../host-agent/tools/building/mmdebstrap.ts';

test('reports apt’s errors without their consequences', () => {
  const lines = [
    'I: downloading packages with apt...',
    'E: Unable to locate package no-such-package',
    'E: apt-get --yes install failed',
    'E: setup failed: E: apt-get failed',
    'W: hooklistener errored out: E: received eof on socket',
    'E: mmdebstrap failed to run',
  ];
  expect(aptComplaints(lines)).toEqual(['E: Unable to locate package no-such-package']);
});

test('reports the path that could not be removed', () => {
  const lines = [
    "rm: cannot remove '/t/root/proc': Device or resource busy",
    'E: rm failed: 256',
    'E: mmdebstrap failed to run',
  ];
  expect(aptComplaints(lines)).toEqual([
    "rm: cannot remove '/t/root/proc': Device or resource busy",
    'E: rm failed: 256',
  ]);
});
