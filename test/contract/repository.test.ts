/** The files of `.github`: that they are what GitHub expects, and name only what exists. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completeCommandProblem } from './command-problem.ts';

const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

const ROOT = join(import.meta.dirname, '../..');
const GITHUB = join(ROOT, '.github');
const text = (name: string) => readFileSync(join(GITHUB, name), 'utf8');
const WORKFLOWS = readdirSync(join(GITHUB, 'workflows')).map((name) => `workflows/${name}`);
const ACTION = 'actions/debian/action.yml';
const FORMS = readdirSync(join(GITHUB, 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

// Source: docs.github.com, "Workflow syntax", "Metadata syntax for actions", "Syntax for issue forms" and "Dependabot options reference".
const Step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.literal('bash').optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const Job = z.strictObject({
  name: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.int().min(1).max(360),
  permissions: Permissions.optional(),
  strategy: z
    .strictObject({ 'fail-fast': z.boolean(), matrix: z.strictObject({ script: z.array(z.string()) }) })
    .optional(),
  steps: z.array(Step).min(1),
});
const Workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: Permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  jobs: z.record(z.string(), Job),
});
const Action = z.strictObject({
  name: z.string(),
  description: z.string(),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(Step.required({ shell: true })) }),
});
const Part = z.strictObject({
  type: z.enum(['textarea', 'input', 'dropdown', 'checkboxes', 'markdown']),
  id: z.string(),
  attributes: z.looseObject({ label: z.string() }),
  validations: z.strictObject({ required: z.boolean() }).optional(),
});
const Form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(Part).min(1),
});
const Dependabot = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z.looseObject({
      'package-ecosystem': z.string(),
      directory: z.string().optional(),
      directories: z.array(z.string()).optional(),
      schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
    }),
  ),
});

const workflow = (name: string) => Workflow.parse(load(text(name)));
const jobsOf = (name: string) => Object.values(workflow(name).jobs);
const action = () => Action.parse(load(text(ACTION)));

/** The scripts of package.json that these lines of a shell run. */
const scriptsIn = (lines: string) =>
  [...lines.matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][\w:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ci');

/** What runs in a job: lines of a shell, once for each value of its matrix. */
const linesOf = ({ steps, strategy }: z.infer<typeof Job>): string[] =>
  steps.flatMap(({ run = '' }) =>
    (strategy?.matrix.script ?? ['']).map((script) => run.replaceAll('${{ matrix.script }}', script)),
  );

describe.each(WORKFLOWS)('%s', (name) => {
  it('has the form of a workflow, and may by default only read', () => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' });
  });

  it('runs scripts, files and commands that exist', () => {
    const lines = jobsOf(name).flatMap(linesOf).join('\n');
    const wanted = scriptsIn(lines);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
    const calls = [...lines.matchAll(/\bcli\.js ([^\n'"]+)/g)].map(([, words = '']) => words.trim().split(/\s+/));
    expect(calls.map((words) => completeCommandProblem(words)).filter((problem) => problem !== undefined)).toEqual([]);
    const files = [...lines.matchAll(/(?:^|[\s"'(\\])\.?\/?((?:host-agent|test|appliance|ui)\/[\w./-]+\.\w+)/gm)];
    expect(files.filter(([, file = '']) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('starts its VMs where KVM is opened, and says whether it is real', () => {
    for (const { steps } of jobsOf(name)) {
      const prepared = steps.findIndex(({ uses }) => uses === './.github/actions/debian');
      expect(prepared).toBeGreaterThan(0);
      expect(steps.findIndex(({ run = '' }) => run.includes('npm '))).toBeGreaterThan(prepared);
    }
  });
});

it('a push and a pull request are checked: npm run check, unit tests and npm test', () => {
  const { on } = workflow('workflows/checks.yml');
  expect(Object.keys(on)).toEqual(['push', 'pull_request']);
  const run = scriptsIn(jobsOf('workflows/checks.yml').flatMap(linesOf).join('\n'));
  expect(run.toSorted()).toEqual(['check', 'lint', 'test', 'unit']);
});

it('the long run comes every night, and can be started by hand', () => {
  const { on } = workflow('workflows/nightly.yml');
  expect(on).toMatchObject({ schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as string }] });
  expect(on).toHaveProperty('workflow_dispatch');
  const run = scriptsIn(jobsOf('workflows/nightly.yml').flatMap(linesOf).join('\n'));
  expect(run).toEqual(expect.arrayContaining(['test:all', 'test:soak', 'test:long-day', 'test:crash']));
});

it('a release follows a tag, has tested what it publishes, and publishes notes, packages, digests and the bill', () => {
  expect(workflow('workflows/release.yml').on).toEqual({ push: { tags: ['v*'] } });
  const [job = expect.fail('no job')] = jobsOf('workflows/release.yml');
  const lines = linesOf(job);
  const placeOf = (part: string) => lines.findIndex((line) => line.includes(part));
  const order = ['--into dist/release', 'npm test', 'npm run package', 'image build', 'manifest.json', 'gh release'];
  expect(order.map(placeOf)).toEqual(order.map(placeOf).toSorted((one, next) => one - next));
  expect(placeOf('gh release')).toBe(lines.length - 1);
  expect(lines.at(-1)).toMatch(/--notes-file dist\/release\/notes\.md dist\/release\/\*\.deb .*\*\.json .*SHA256SUMS/);
});

it('all actions are ours or GitHub’s, by the tag of a major version', () => {
  const uses = [...WORKFLOWS.flatMap(jobsOf).flatMap(({ steps }) => steps), ...action().runs.steps].flatMap(
    (step) => step.uses ?? [],
  );
  expect(new Set(uses).size).toBeGreaterThan(2);
  expect(
    uses.filter((use) => !/^actions\/[a-z-]+@v\d+$/.test(use) && !existsSync(join(ROOT, use, 'action.yml'))),
  ).toEqual([]);
});

it('no workflow names a server', () => {
  for (const name of [...WORKFLOWS, ACTION, 'dependabot.yml'])
    expect(text(name), name).not.toMatch(/https?:\/\/|\b[a-z0-9-]+\.(com|io|org|net)\b/);
});

it('the action opens KVM by the udev rule of GitHub’s documentation', () => {
  const lines = action().runs.steps.map(({ run = '' }) => run);
  expect(lines[0]).toContain(`'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"'`);
  expect(lines[0]).toContain('udevadm trigger --name-match=kvm');
  expect(lines.at(-1)).toBe('docker exec debian .github/actions/debian/say-kvm | tee --append "$GITHUB_STEP_SUMMARY"');
});

it.each([
  // What the boot sector of the VM writes to its port decides.
  ['runs a VM with', 'exit 33', '**Real KVM**: VMs run on the processor (Fast CPU).\n'],
  [
    'opens, but runs no VM with',
    'exit 124',
    '**No KVM**: QEMU emulates the processor (Fast CPU), so times say nothing, and slow tests may be left out.\n\n    The VM did not run (status 124).\n',
  ],
  [
    'does not open',
    'echo "Could not access KVM kernel module" >&2; echo more >&2; exit 1',
    '**No KVM**: QEMU emulates the processor (Fast CPU), so times say nothing, and slow tests may be left out.\n\n    Could not access KVM kernel module\n',
  ],
])('the summary of a run says whether KVM is real, where QEMU %s it', (_, body, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-say-kvm-'));
  try {
    writeFileSync(join(folder, 'qemu-system-x86_64'), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'cpuinfo'), 'processor\t: 0\nmodel name\t: Fast CPU\nmodel name\t: Fast CPU\n');
    const { stdout, stderr, status } = spawnSync(join(GITHUB, 'actions/debian/say-kvm'), [], {
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin`, CPUINFO: join(folder, 'cpuinfo') },
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: said, stderr: '', status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each(FORMS)('the form %s for issues asks for each thing once', (name) => {
  const { body } = Form.parse(load(text(`ISSUE_TEMPLATE/${name}`)));
  const ids = body.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(body.some(({ validations }) => validations?.required === true)).toBe(true);
});

it('a pull request is asked for what its author must not forget', () => {
  const template = text('pull_request_template.md');
  expect(scriptsIn(template).filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  const named = [...template.matchAll(/`([A-Z]+\.md|ui\/texts)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it('newer npm packages and actions are proposed', () => {
  const { updates } = Dependabot.parse(load(text('dependabot.yml')));
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  const folders = updates.flatMap(({ directory, directories = [] }) => [
    ...(directory ? [directory] : []),
    ...directories,
  ]);
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
});

it('a translator finds which file to copy, where its name is added, and how to check it', () => {
  const [, section = ''] = /^## Translate\n([^]*?)^## /m.exec(text('CONTRIBUTING.md')) ?? [];
  for (const path of ['ui/texts/de.ftl', 'ui/texts/languages.ts', 'test/ui/texts', 'test/desktop/looks.test.ts']) {
    expect(section).toContain(path);
    expect(existsSync(join(ROOT, path))).toBe(true);
  }
});
