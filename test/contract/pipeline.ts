/**
 * Reads the YAML of guides: a pipeline in GitLab's form, or a workflow of GitHub. Sources: docs.gitlab.com, "CI/CD YAML syntax reference";
 * docs.github.com, "Workflow syntax for GitHub Actions".
 */
import { createRequire } from 'node:module';
import { z } from 'zod';

/** It comes without types. */
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

const Job = z.strictObject({
  stage: z.string().optional(),
  extends: z.string().optional(),
  tags: z.array(z.string()).optional(),
  when: z.enum(['manual', 'on_success', 'always']).optional(),
  script: z.array(z.string()).min(1).optional(),
  artifacts: z
    .strictObject({
      when: z.enum(['on_success', 'on_failure', 'always']).optional(),
      paths: z.array(z.string()).optional(),
      reports: z.strictObject({ junit: z.array(z.string()).optional(), dotenv: z.string().optional() }),
    })
    .optional(),
});
const Pipeline = z.looseObject({
  stages: z.array(z.string()),
  variables: z.record(z.string(), z.string()).optional(),
  workflow: z.strictObject({ rules: z.array(z.strictObject({ if: z.string() })) }).optional(),
});
/** All other keys are jobs. */
const GLOBAL_KEYS = Object.keys(Pipeline.shape);

/** What is wrong with a pipeline, and the shell lines that it runs. Throws for what is no YAML, or has another form. */
export function readPipeline(yaml: string): { readonly problems: string[]; readonly lines: string[] } {
  const { stages, ...others } = Pipeline.parse(load(yaml));
  const named = Object.entries(others).filter(([name]) => !GLOBAL_KEYS.includes(name));
  const jobs = z.record(z.string(), Job).parse(Object.fromEntries(named));
  const problems = Object.entries(jobs).flatMap(([name, job]) => {
    const base = job.extends === undefined ? undefined : jobs[job.extends];
    const stage = job.stage ?? base?.stage;
    return [
      ...(job.extends !== undefined && !base ? [`${name} extends ${job.extends}, which is no job`] : []),
      ...(stage === undefined || !stages.includes(stage) ? [`${name} is in no stage`] : []),
      ...((job.script ?? base?.script) ? [] : [`${name} does nothing`]),
    ];
  });
  return { problems, lines: Object.values(jobs).flatMap(({ script = [] }) => script) };
}

const Workflow = z.strictObject({
  name: z.string(),
  on: z.array(z.enum(['push', 'pull_request'])),
  jobs: z.record(
    z.string(),
    z.strictObject({
      'runs-on': z.string(),
      steps: z.array(
        z.union([
          z.strictObject({ run: z.string() }),
          z.strictObject({
            uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/),
            if: z.string().optional(),
            with: z.record(z.string(), z.string()).optional(),
          }),
        ]),
      ),
    }),
  ),
});

/** A pipeline of GitLab names its jobs at the top. */
export const isWorkflow = (yaml: string): boolean => Object.hasOwn(z.looseObject({}).parse(load(yaml)), 'jobs');

/** The shell lines that a workflow runs. Throws for what is no YAML, or has another form. */
export function readWorkflow(yaml: string): { readonly lines: string[] } {
  const { jobs } = Workflow.parse(load(yaml));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return { lines: steps.flatMap((step) => ('run' in step ? [step.run] : [])) };
}

/** The calls of our program in a line of a shell, without its name. */
export const ourCommands = (line: string): string[][] =>
  [...line.matchAll(/\bsafe-browse ([^|)&;>]+)/g)].map(([, words = '']) => words.trim().split(/\s+/));
