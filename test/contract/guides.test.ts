/** Checks README and guides: every link has a target, every command line is valid, and every piece of configuration is valid. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecipeExtension } from '../../host-agent/image/recipe-schema.ts';
import { readPolicy } from '../../host-agent/config/policy/read.ts';
import { readConfig } from '../../host-agent/config/load.ts';
import { blocks, exampleJob, pageText } from '../bed/guide.ts';
import { commandProblem, completeCommandProblem } from './command-problem.ts';
import { isWorkflow, ourCommands, readPipeline, readWorkflow } from './pipeline.ts';

const root = join(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  'SPECIFICATION.md',
  'CHANGELOG.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
  ...['appliance', 'host-agent', 'ui', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  ),
];
const GUIDES = PAGES.filter((page) => page === 'README.md' || page.startsWith('host-agent/guide/'));

/** The anchors that GitHub makes from headings. */
const anchors = (page: string) =>
  [
    ...pageText(page)
      .replaceAll(/^```[^]*?^```$/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(PAGES)('%s', (page) => {
  it('has no dead link', () => {
    const links = [
      ...pageText(page)
        .replaceAll(/^```[^]*?^```$/gm, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target));
    const dead = links.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : relative(root, join(root, dirname(page), path));
      return !existsSync(join(root, file)) || (anchor !== undefined && !anchors(file).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});

describe.each(GUIDES)('%s', (page) => {
  it('names existing commands with valid options and arguments', () => {
    const lines = [
      ...blocks(page, '').flatMap((block) => block.split('\n')),
      ...[
        ...pageText(page)
          .replaceAll(/^```[^]*?^```$/gm, '')
          .matchAll(/`(safe-browse [^`]+)`/g),
      ].map(([, line = '']) => line),
    ].filter((line) => /^safe-browse /.test(line));
    const wrong = lines.flatMap(alternatives).flatMap((line) => {
      const [command = ''] = line.split(' > ');
      const problem = commandProblem(command.split(' ').slice(1));
      return problem === undefined ? [] : [`${line}: ${problem}`];
    });
    expect(wrong).toEqual([]);
  });

  it('shows only valid configuration', () => {
    for (const block of blocks(page, 'toml')) {
      // The first key of a recipe identifies it.
      if (/^schema = /m.test(block)) RecipeExtension.parse(parse(block));
      else if (/^\[(forced|default|limits|profiles)[.\]]/m.test(block))
        expect(readPolicy(block)).toHaveProperty('policy');
      else expect(problemsIn(block)).toEqual([]);
    }
  });
});

describe('the guide about automation', () => {
  const page = 'host-agent/guide/automation.md';

  it('shows the example for Playwright Test that a test runs', () => {
    expect(blocks(page, 'ts')).toEqual([pageText('test/bed/automation/example.spec.ts')]);
  });

  it('starts the server for agents with a command that exists', () => {
    const Servers = z.strictObject({
      mcpServers: z.record(
        z.string(),
        z.strictObject({ command: z.literal('safe-browse'), args: z.array(z.string()) }),
      ),
    });
    const servers = blocks(page, 'json').flatMap((block) => Object.values(Servers.parse(JSON.parse(block)).mcpServers));
    expect(servers).toHaveLength(1);
    expect(servers.map(({ args }) => completeCommandProblem(args))).toEqual([undefined]);
  });
});

describe('a pipeline in the guides', () => {
  const all = GUIDES.flatMap((page) => blocks(page, 'yaml'));
  const wrongIn = (commands: readonly string[][]) =>
    commands.flatMap((words) => {
      const problem = completeCommandProblem(words);
      return problem === undefined ? [] : [`safe-browse ${words.join(' ')}: ${problem}`];
    });

  it('is valid YAML, its jobs are in its stages, and its commands exist and are complete', () => {
    const pipelines = all.filter((yaml) => !isWorkflow(yaml)).map(readPipeline);
    expect(pipelines).toHaveLength(2);
    expect(pipelines.flatMap(({ problems }) => problems)).toEqual([]);
    const commands = pipelines.flatMap(({ lines }) => lines.flatMap(ourCommands));
    expect(commands.length).toBeGreaterThan(5);
    expect(wrongIn(commands)).toEqual([]);
  });

  it('has the form of GitHub’s, or of GitLab’s, and both run the same script', () => {
    const workflows = all.filter(isWorkflow).map(readWorkflow);
    expect(workflows).toHaveLength(1);
    const gitHub = workflows.flatMap(({ lines }) => lines);
    expect(wrongIn(gitHub.flatMap(ourCommands))).toEqual([]);
    expect(wrongIn(exampleJob().split('\n').flatMap(ourCommands))).toEqual([]);
    const inContainer = (lines: readonly string[]) =>
      lines.flatMap((line) => /^(?:docker|podman) exec tests (.*)$/.exec(line)?.[1] ?? []);
    const gitLab = blocks('host-agent/guide/continuous-integration.md', 'yaml')
      .filter((yaml) => !isWorkflow(yaml))
      .flatMap((yaml) => readPipeline(yaml).lines);
    expect(inContainer(gitHub)).toEqual(['npm ci', 'safe-browse image update', 'sh browser-tests.sh']);
    expect(inContainer(gitLab)).toEqual(inContainer(gitHub));
  });

  it('is refused with a job in no stage, an unknown key or a command that lacks something', () => {
    const job = (text: string) => readPipeline(`stages: [build]\nmake:\n${text}`);
    expect(job('  stage: built\n  script: [make]\n').problems).toEqual(['make is in no stage']);
    expect(job('  extends: .other\n').problems).toContain('make extends .other, which is no job');
    expect(() => job('  stage: build\n  scripts: [make]\n')).toThrow('scripts');
    expect(() => readPipeline('stages: [build')).toThrow();
    expect(() => readWorkflow('jobs: {a: {runs-on: x, steps: [{run: make, uses: other}]}}')).toThrow();
    const [promote = []] = ourCommands('X=$(safe-browse channel promote registry.example/a/b | jq .)');
    expect(completeCommandProblem(promote)).toBe('without --percentage');
    expect(completeCommandProblem(['channel', 'halt'])).toBe('without channel');
    expect(completeCommandProblem(['image', 'bake'])).toBe('no command bake');
  });
});

const problemsIn = (block: string) => {
  const read = readConfig(block);
  return 'problems' in read ? read.problems : [];
};

/** `list | show` and `copy ID, paste ID` stand for several lines; text after two spaces is an explanation. */
function alternatives(line: string): string[] {
  const [typed = ''] = line.trim().replaceAll(/[[\]]/g, '').split(/ {2,}/);
  if (typed.includes(', ')) return typed.split(', ').map((each, index) => (index === 0 ? each : `safe-browse ${each}`));
  const [head = '', ...rest] = typed.split(' | ');
  if (rest.length === 0) return [head];
  const before = head.split(' ').slice(0, -1).join(' ');
  return [head, ...rest.map((other) => `${before} ${other}`)];
}
