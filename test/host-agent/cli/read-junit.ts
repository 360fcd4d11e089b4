/** Reads JUnit reports with a program of others. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';

/** Debian's python3-junitparser. Prints every suite with its cases as JSON. */
const JUNIT_READER = `
import json, sys
from junitparser import JUnitXml
json.dump([[s.name, s.tests, s.failures, s.errors, s.skipped, s.time,
            [[c.classname, c.name, [[r.__class__.__name__, r.message] for r in c.result]] for c in s]]
           for s in JUnitXml.fromstring(sys.stdin.buffer.read())], sys.stdout)
`;

export function readJunit(text: string): unknown {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', JUNIT_READER], { input: text });
  expect(status, String(stderr)).toBe(0);
  return JSON.parse(String(stdout));
}
