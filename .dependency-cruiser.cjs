// The layers of host-agent, top first. A folder imports only from lower layers, never up, never sideways.
const layers = [
  ['cli', 'daemon', 'shared-images', 'account-reports', 'browser-link'],
  ['doctor'],
  ['verification'],
  ['conversion', 'pool'],
  ['session', 'channel'],
  ['network', 'template', 'sound', 'transfer', 'registry', 'monitoring', 'usb', 'automation', 'recording'],
  ['vm'],
  ['image', 'hypervisor'],
  ['foundation'],
  ['config'],
  ['storage', 'tools'],
  ['jail'],
  ['process'],
];
const folder = (name) => `^host-agent/${name}/`;
const rules = layers.flatMap((layer, index) =>
  layer.map((name) => ({
    name: `${name} imports only lower layers`,
    severity: 'error',
    from: { path: folder(name) },
    to: {
      path: layers
        .slice(0, index + 1)
        .flat()
        .filter((other) => other !== name)
        .map(folder),
    },
  })),
);

/** What the pages of the windows run, beside their own code and texts. Modules with schemas stay outside: they are large, and compile code when they are loaded. */
const runByPages = [
  '^ui/(renderer|texts)/',
  '^ui/bridge/message-names\\.ts$',
  '^appliance/protocol/(document-formats|limits)\\.ts$',
  '^host-agent/api/(format-bytes|configuration/(file-kinds|profile-label)|errors/(texts|render)|screen/(painted|screen-opening)|session/(ends|safe-copy|unsaved-files))\\.ts$',
];

module.exports = {
  forbidden: [
    ...rules,
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the guest protocol imports nothing of ours',
      severity: 'error',
      from: { path: '^appliance/protocol/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/protocol/' },
    },
    {
      name: 'the guest agent imports only the protocol',
      severity: 'error',
      from: { path: '^appliance/agent/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/(agent|protocol)/' },
    },
    {
      name: 'the inspector imports only the protocol',
      severity: 'error',
      from: { path: '^appliance/inspector/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^appliance/(inspector|protocol)/' },
    },
    {
      name: 'browser and network role do not import each other',
      severity: 'error',
      from: { path: '^appliance/agent/(browser|network)/' },
      to: { path: '^appliance/agent/(browser|network)/', pathNot: '^appliance/agent/$1/' },
    },
    {
      name: 'the control API imports only what crosses every border, and the texts',
      severity: 'error',
      from: { path: '^host-agent/api/' },
      to: {
        path: '^(appliance|host-agent|ui)/',
        pathNot:
          '^(host-agent/api/|appliance/protocol/(document-formats|limits|parse-url|scale|typed-text)\\.ts$|ui/texts/(en\\.ftl|messages\\.d\\.ts)$)',
      },
    },
    {
      name: 'cli and ui import only the control API and what crosses every border',
      severity: 'error',
      // The scripts that build native parts run in a checkout only. What removes a person's files has to know where they are, also without a host agent, and a person signs with a key of their own.
      from: { path: '^(host-agent/cli|ui)/', pathNot: '^ui/native/.*\\bbuild\\.mjs$' },
      to: {
        path: '^(appliance|host-agent)/',
        pathNot:
          '^(host-agent/(api|cli)/|host-agent/((mcp|run)/options|storage/folders|tools/minisign)\\.ts$|appliance/protocol/(document-formats|limits|parse-url|scale|typed-text)\\.ts$)',
      },
    },
    {
      name: 'the client library imports only the control API',
      severity: 'error',
      from: { path: '^host-agent/client/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^host-agent/(api|client)/' },
    },
    {
      name: 'the server for agents imports only the client library, the control API and URLs',
      severity: 'error',
      from: { path: '^host-agent/mcp/' },
      to: {
        path: '^(appliance|host-agent|ui)/',
        pathNot: '^(host-agent/(api|client|mcp)/|appliance/protocol/parse-url\\.ts$)',
      },
    },
    {
      name: 'the runner of scripts imports only the client library and the control API',
      severity: 'error',
      from: { path: '^host-agent/run/' },
      to: { path: '^(appliance|host-agent|ui)/', pathNot: '^host-agent/(api|client|run)/' },
    },
    {
      name: 'pages run no module with schemas',
      severity: 'error',
      from: { path: runByPages, pathNot: '^ui/renderer/build\\.mjs$' },
      to: {
        pathNot: [...runByPages, '^(node_modules/)?(preact|@novnc/novnc|@fluent/bundle)(/|$)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'host-agent imports only the appliance’s protocol and recipes',
      severity: 'error',
      from: { path: '^host-agent/' },
      to: { path: '^appliance/', pathNot: '^appliance/(protocol|images)/' },
    },
    {
      name: 'hypervisors do not import each other',
      severity: 'error',
      from: { path: '^host-agent/hypervisor/([^/]+)/' },
      to: { path: '^host-agent/hypervisor/([^/]+)/', pathNot: '^host-agent/hypervisor/($1|xen|picture|qmp)/' },
    },
    {
      name: 'only these folders start programs',
      severity: 'error',
      from: { path: '^host-agent/', pathNot: '^host-agent/(process|jail|tools|cli|client|run|api|scripts)/' },
      to: { path: '^(node_modules/execa|child_process|node:child_process)' },
    },
    {
      name: 'no unused files',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.d\\.ts$|^host-agent/scripts/)' },
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
