import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { exposition, type Form, type Metric, seriesNames } from '../../../host-agent/monitoring/exposition.ts';
import { metricsOf } from '../../../host-agent/monitoring/metrics.ts';
import { exampleReport, SINCE } from './example.ts';

/** Debian's python3-prometheus-client, whose OpenMetrics parser is the reference implementation. Prints all samples as JSON. */
const READER = `
import json, sys
from prometheus_client.PARSER import text_string_to_metric_families
families = list(text_string_to_metric_families(sys.stdin.read()))
json.dump([[s.name, s.labels, s.value] for f in families for s in f.samples], sys.stdout)
`;
const PARSERS: Readonly<Record<Form, string>> = { openmetrics: 'openmetrics.parser', prometheus: 'parser' };

type Sample = readonly [name: string, labels: Readonly<Record<string, string>>, value: number];

function read(text: string, form: Form): Sample[] {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', READER.replace('PARSER', PARSERS[form])], {
    input: text,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Sample[];
}

const valueOf = (samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>> = {}) =>
  samples.find(
    ([found, its]) => found === name && Object.entries(labels).every(([label, text]) => its[label] === text),
  )?.[2];

it.each<Form>(['openmetrics', 'prometheus'])('is what a parser of others reads as %s', (form) => {
  const samples = read(exposition(metricsOf(exampleReport()), form), form);
  expect(valueOf(samples, 'safe_browse_build_info', { version: '0.2.0', hypervisor: 'qemu' })).toBe(1);
  expect(valueOf(samples, 'safe_browse_image_info', { role: 'browser', digest: 'ab12ab12ab12' })).toBe(1);
  expect(valueOf(samples, 'safe_browse_image_built_timestamp_seconds', { role: 'browser' })).toBe(1_772_265_600);
  expect(valueOf(samples, 'safe_browse_image_built_timestamp_seconds', { role: 'network' })).toBeUndefined();
  expect(valueOf(samples, 'safe_browse_channel_serial')).toBe(12);
  expect(valueOf(samples, 'safe_browse_channel_checked_timestamp_seconds')).toBe(
    Date.parse('2026-03-02T07:30:00Z') / 1000,
  );
  expect(['included', 'current', 'trouble'].map((name) => valueOf(samples, `safe_browse_channel_${name}`))).toEqual([
    1, 0, 1,
  ]);
  expect(['policies', 'policy_blocked'].map((name) => valueOf(samples, `safe_browse_${name}`))).toEqual([2, 0]);
  expect(valueOf(samples, 'safe_browse_template_sealed_timestamp_seconds', { level: 'browser' })).toBe(
    Date.parse('2026-03-02T06:00:00Z') / 1000,
  );
  expect(valueOf(samples, 'safe_browse_verification_held', { kind: 'reset' })).toBe(0);
  expect(valueOf(samples, 'safe_browse_verification_checks', { kind: 'reset', outcome: 'not-tried' })).toBe(2);
  expect(valueOf(samples, 'safe_browse_sessions_ended_total', { outcome: 'browser-closed' })).toBe(5);
  expect(valueOf(samples, 'safe_browse_sessions_ended_total', { outcome: 'idle' })).toBe(0);
  expect(valueOf(samples, 'safe_browse_refused_packets_total')).toBe(17);
  expect(valueOf(samples, 'safe_browse_vms_memory_bytes')).toBe(1_500_000_000);
  for (const [bound, count] of [
    ['0.05', 0],
    ['0.1', 2],
    ['0.5', 3],
    ['120.0', 3],
    ['+Inf', 4],
  ] as const)
    expect(valueOf(samples, 'safe_browse_click_seconds_bucket', { from: 'spare', le: bound }), bound).toBe(count);
  expect(valueOf(samples, 'safe_browse_click_seconds_sum', { from: 'spare' })).toBeCloseTo(240.56);
});

it('has no values of a channel where none is followed', () => {
  const samples = read(exposition(metricsOf({ ...exampleReport(), channel: undefined }), 'openmetrics'), 'openmetrics');
  expect(samples.filter(([name]) => name.includes('channel'))).toEqual([]);
});

it('tells OpenMetrics readers since when a counter counts, and ends with its mark', () => {
  const text = exposition(metricsOf(exampleReport()), 'openmetrics');
  expect(valueOf(read(text, 'openmetrics'), 'safe_browse_refused_packets_created')).toBe(SINCE.getTime() / 1000);
  expect(text.endsWith('\n# EOF\n')).toBe(true);
  expect(exposition(metricsOf(exampleReport()), 'prometheus')).not.toMatch(/_created|# EOF|# UNIT/);
});

it('gives labels back exactly, whatever characters they contain', () => {
  const metric: Metric = { name: 'x', help: 'A \\ b', type: 'info', samples: [{ labels: { a: '"\\\n{},=é' } }] };
  for (const form of ['openmetrics', 'prometheus'] as const)
    expect(read(exposition([metric], form), form)).toEqual([['x_info', { a: '"\\\n{},=é' }, 1]]);
});

it('names every series that it writes', () => {
  const metrics = metricsOf(exampleReport());
  const written = new Set(read(exposition(metrics, 'prometheus'), 'prometheus').map(([name]) => name));
  expect([...written].toSorted()).toEqual(metrics.flatMap(seriesNames).toSorted());
});
