// The floors of host-agent, from the top; a folder may import what stands on a lower floor, never up, never sideways.
const floors = [
  ['cli', 'daemon'],
  ['doctor'],
  ['verification'],
  ['session'],
  ['network', 'template', 'sound'],
  ['guest', 'image', 'hypervisor'],
  ['config'],
  ['storage', 'tools'],
];
const folder = (name) => `^host-agent/${name}/`;
const rules = floors.flatMap((floor, index) =>
  floor.map((name) => ({
    name: `${name} imports only what stands below it`,
    severity: 'error',
    from: { path: folder(name) },
    to: {
      path: floors
        .slice(0, index + 1)
        .flat()
        .filter((other) => other !== name)
        .map(folder),
    },
  })),
);

module.exports = {
  forbidden: [
    ...rules,
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the guest wire contract imports nothing of ours',
      severity: 'error',
      from: { path: '^appliance/protocol/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/protocol/' },
    },
    {
      name: 'the guest agent knows the protocol alone',
      severity: 'error',
      from: { path: '^appliance/agent/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/(agent|protocol)/' },
    },
    {
      name: 'the examiner knows the protocol alone',
      severity: 'error',
      from: { path: '^appliance/examiner/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/(examiner|protocol)/' },
    },
    {
      name: 'browser and network role do not know each other',
      severity: 'error',
      from: { path: '^appliance/agent/(browser|network)/' },
      to: { path: '^appliance/agent/(browser|network)/', pathNot: '^appliance/agent/$1/' },
    },
    {
      name: 'the desktop wire contract imports nothing of ours',
      severity: 'error',
      from: { path: '^host-agent/api/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^host-agent/api/' },
    },
    {
      name: 'cli and ui know the api alone',
      severity: 'error',
      from: { path: '^(host-agent/cli|ui)/' },
      to: { path: '^(appliance|host-agent)/', pathNot: '^host-agent/(api|cli)/' },
    },
    {
      name: 'host-agent knows of the appliance its protocol and its recipes',
      severity: 'error',
      from: { path: '^host-agent/' },
      to: { path: '^appliance/', pathNot: '^appliance/(protocol|images)/' },
    },
    {
      name: 'hypervisors do not know each other',
      severity: 'error',
      from: { path: '^host-agent/hypervisor/([^/]+)/' },
      to: { path: '^host-agent/hypervisor/([^/]+)/', pathNot: '^host-agent/hypervisor/$1/' },
    },
    {
      name: 'one door out of the process',
      severity: 'error',
      from: { path: '^host-agent/', pathNot: '^host-agent/(tools|cli|api|setup)/' },
      to: { path: '^(node_modules/execa|child_process|node:child_process)' },
    },
    {
      name: 'no unused files',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.d\\.ts$|^host-agent/setup/)' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'] },
  },
};
