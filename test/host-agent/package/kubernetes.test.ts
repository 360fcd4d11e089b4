/** The manifests for Kubernetes, built by kustomize, agree with each other and with what the desk asks for. No cluster has run them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../../host-agent/config/load.ts';
import { readPolicy } from '../../../host-agent/config/policy/read.ts';
import { CONTAINER } from '../../../host-agent/pool/kubernetes/kubernetes-pool.ts';
import { attachArguments } from '../../../host-agent/tools/kubectl.ts';
import { builtManifests } from '../../fakes/kubernetes/manifests.ts';

const Labels = z.record(z.string(), z.string());
const Named = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
});

/** The only object of this kind in a folder. */
function only<Shape extends z.ZodRawShape>(
  folder: 'cluster' | 'example' | 'example-group',
  kind: string,
  shape: Shape,
) {
  const found = builtManifests(folder).filter((one) => Named.parse(one).kind === kind);
  expect(found).toHaveLength(1);
  return z.object(shape).parse(found[0]);
}

const Container = z.looseObject({
  name: z.string(),
  readinessProbe: z.object({ exec: z.object({ command: z.array(z.string()) }) }),
  securityContext: z.looseObject({ privileged: z.boolean().optional() }),
  ports: z.undefined().optional(),
});
const PodSpec = z.looseObject({
  automountServiceAccountToken: z.boolean(),
  hostUsers: z.boolean(),
  hostNetwork: z.undefined().optional(),
  containers: z.tuple([Container]),
  volumes: z.array(z.looseObject({ name: z.string(), hostPath: z.undefined().optional() })),
});
const daemonSet = () =>
  only('example', 'DaemonSet', {
    spec: z.object({
      updateStrategy: z.object({ type: z.string() }),
      selector: z.object({ matchLabels: Labels }),
      template: z.object({ metadata: z.object({ labels: Labels }), spec: PodSpec }),
    }),
  }).spec;

it('have a headless service without a port, by the name that the configuration expects, for the pods of the host agents', () => {
  const service = only('example', 'Service', {
    metadata: z.object({ name: z.string() }),
    spec: z.object({ clusterIP: z.string(), selector: Labels, ports: z.undefined().optional() }),
  });
  const read = readConfig('[pool.company]\nengine = "kubernetes"\nnamespace = "safe-browse-alice"');
  const pool = 'config' in read ? read.config.pool['company'] : undefined;
  expect(pool).toMatchObject({ service: service.metadata.name });
  expect(service.spec.clusterIP).toBe('None');
  const { selector, template } = daemonSet();
  expect(template.metadata.labels).toEqual(service.spec.selector);
  expect(selector.matchLabels).toEqual(service.spec.selector);
});

it('give a host agent no token, nothing of its node, no port and no root there, and end no session by an update', () => {
  const { template, updateStrategy } = daemonSet();
  const { spec } = template;
  expect(spec).toMatchObject({ automountServiceAccountToken: false, hostUsers: false });
  expect(spec.containers[0].securityContext.privileged).not.toBe(true);
  expect(updateStrategy.type).toBe('OnDelete');
  const { automountServiceAccountToken } = only('example', 'ServiceAccount', {
    automountServiceAccountToken: z.boolean(),
  });
  expect(automountServiceAccountToken).toBe(false);
  const { spec: network } = only('example', 'NetworkPolicy', {
    spec: z.looseObject({
      podSelector: z.object({}).strict(),
      policyTypes: z.array(z.string()),
      ingress: z.undefined().optional(),
    }),
  });
  expect(network.policyTypes).toEqual(['Ingress', 'Egress']);
});

it('let a desk run in a pod what it runs, and ask for readiness the same way', () => {
  const [container] = daemonSet().template.spec.containers;
  expect(container.name).toBe(CONTAINER);
  const command = attachArguments({ context: '', namespace: 'a' }, 'pod', CONTAINER).slice(-2);
  expect(container.readinessProbe.exec.command).toEqual([...command, '--check']);
  const policy = only('cluster', 'ValidatingAdmissionPolicy', {
    spec: z.object({
      failurePolicy: z.literal('Fail'),
      matchConstraints: z.looseObject({ namespaceSelector: z.object({ matchLabels: Labels }) }),
      validations: z.tuple([z.object({ expression: z.string() })]).rest(z.never()),
    }),
  }).spec;
  const words = (all: readonly string[]) => `[${all.map((word) => `'${word}'`).join(', ')}]`;
  const { expression } = policy.validations[0];
  expect(expression).toContain(`object.container == '${CONTAINER}'`);
  expect(expression).toContain(`object.command in [${words(command)}, ${words([...command, '--check'])}]`);
  const { metadata } = only('example', 'Namespace', { metadata: z.object({ labels: Labels }) });
  expect(metadata.labels).toMatchObject(policy.matchConstraints.namespaceSelector.matchLabels);
});

it('put everything of a person into one namespace, and grant nothing by a wildcard', () => {
  const [namespace, ...others] = builtManifests('example').map((one) => Named.parse(one));
  expect(namespace).toMatchObject({ kind: 'Namespace', metadata: { name: 'safe-browse-alice' } });
  expect(others.map(({ metadata }) => metadata.namespace)).toEqual(others.map(() => 'safe-browse-alice'));
  expect(others.map(({ kind }) => kind).filter((kind) => kind.startsWith('Cluster'))).toEqual([]);
  const Rules = z.looseObject({ rules: z.array(z.record(z.string(), z.array(z.string()))).default([]) });
  for (const one of [...builtManifests('cluster'), ...builtManifests('example')])
    expect(Rules.parse(one).rules.flatMap((rule) => Object.values(rule).flat())).not.toContain('*');
});

it('bring valid managed settings, with the profile of the guide', () => {
  const { data } = only('example', 'ConfigMap', { data: z.object({ 'policy.toml': z.string() }) });
  const read = readPolicy(data['policy.toml']);
  expect(read).toMatchObject({ policy: { profiles: { required: ['company'] } } });
});

it('have a line for the public addresses of the cluster, which a pod does not know', () => {
  const { data } = only('example', 'ConfigMap', { data: z.object({ 'policy.toml': z.string() }) });
  const used = data['policy.toml'].replace(/^# (refusedNetworks = )/m, '$1');
  expect(readPolicy(used)).toMatchObject({
    policy: { forced: { network: { refusedNetworks: ['203.0.113.0/28', '203.0.113.64/32'] } } },
  });
});

it('build the container only from a base image that is named by digest', () => {
  const lines = readFileSync(
    join(import.meta.dirname, '../../../host-agent/package/kubernetes/Containerfile'),
    'utf8',
  ).split('\n');
  expect(lines.filter((line) => /^(FROM|ARG|COPY --from)/.test(line))).toEqual([
    'ARG BASE',
    'ARG DIGEST',
    'FROM ${BASE}@sha256:${DIGEST}',
  ]);
});

it('give a group of people one host agent on each node, with room for many sessions and a share for each desk', () => {
  const { subjects } = only('example-group', 'RoleBinding', { subjects: z.array(z.looseObject({ kind: z.string() })) });
  expect(subjects).toEqual([
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: expect.any(String) as string },
  ]);
  const { data } = only('example-group', 'ConfigMap', { data: z.object({ 'policy.toml': z.string() }) });
  const read = readPolicy(data['policy.toml']);
  expect(read).toMatchObject({
    policy: { limits: { sessionsPerDesk: 4 }, forced: { network: { ports: 16 } }, profiles: { required: ['company'] } },
  });
  const { resources } = only('example-group', 'DaemonSet', {
    spec: z.object({
      template: z.object({
        spec: z.object({
          containers: z.tuple([z.looseObject({ resources: z.object({ limits: z.record(z.string(), z.string()) }) })]),
        }),
      }),
    }),
  }).spec.template.spec.containers[0];
  // Sixteen sessions of the profile's memory fit.
  expect(Number.parseInt(resources.limits['memory'] ?? '', 10)).toBeGreaterThan(32);
  expect(resources.limits).toHaveProperty('squat.ai/kvm', '1');
});
