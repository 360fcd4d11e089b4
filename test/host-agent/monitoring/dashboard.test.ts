import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WANTED_ENDS } from '../../../host-agent/api/session/ends.ts';
import { seriesNames } from '../../../host-agent/monitoring/exposition.ts';
import { ofReports } from '../../../host-agent/monitoring/account-reports.ts';
import { metricsOf } from '../../../host-agent/monitoring/metrics.ts';
import { exampleReport } from './example.ts';

const guide = (name: string) => readFileSync(join(import.meta.dirname, '../../../host-agent/guide', name), 'utf8');
const Dashboard = z.object({
  panels: z.array(
    z.object({
      title: z.string().min(1),
      description: z.string().min(1),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.object({ expr: z.string().min(1) })).min(1),
    }),
  ),
});

const SERIES = [...metricsOf(exampleReport()), ...ofReports({ accounts: [], refused: 0 })].flatMap(seriesNames);
const namesIn = (text: string) => [...new Set(text.match(/\bsafe_browse_\w+/g) ?? [])];

describe.each(['grafana-dashboard.json', 'prometheus-rules.yml', 'monitoring.md'])('%s', (page) => {
  it('asks only for series that exist', () => {
    const names = namesIn(guide(page));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !SERIES.includes(name))).toEqual([]);
  });
});

describe('the dashboard', () => {
  const { panels } = Dashboard.parse(JSON.parse(guide('grafana-dashboard.json')));

  it('shows every subject of the report', () => {
    const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
    for (const subject of ['build', 'image', 'template', 'verification', 'sessions', 'click', 'refused', 'memory'])
      expect(shown, subject).toMatch(new RegExp(`safe_browse_\\w*${subject}`));
  });

  it('tells wanted ends from troubles as the product does', () => {
    const lists = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => (/outcome[=!]~"([^"]+)"/.exec(expr)?.[1] ?? '').split('|').filter(Boolean)),
    );
    expect(lists.toSorted()).toEqual([...WANTED_ENDS, ...WANTED_ENDS].toSorted());
  });

  it('has no panel over another', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});
