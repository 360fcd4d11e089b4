import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../host-agent/config/load.ts';
import { CHANNEL, inForce, HOST, underPolicy } from './policies.ts';

const forced = { is: 'policy-forced', policy: HOST };

describe('a policy over the configuration of a person', () => {
  it('forces a key against the file, and sets a default below it', () => {
    const policy = inForce(
      '[forced.network]\nports = 4\n[default.network]\nconnections = 100\nmemoryMiB = 256\n[default.updates]\nbuild = false',
    );
    const { config, sources } = underPolicy('[network]\nports = 16\nmemoryMiB = 512\nstartWith = "session"', policy);
    expect(config.network).toMatchObject({ ports: 4, connections: 100, memoryMiB: 512, startWith: 'session' });
    expect(config.updates.build).toBe(false);
    expect(
      ['network.ports', 'network.connections', 'network.memoryMiB', 'network.startWith', 'network.mode'].map((key) =>
        sources.get(key),
      ),
    ).toEqual([forced, { is: 'policy-default', policy: HOST }, { is: 'file' }, { is: 'file' }, { is: 'default' }]);
  });

  it('applies "*" to every profile: shipped, of the person, and named by the policy', () => {
    const policy = inForce(
      '[forced.profile."*"]\nfiles.out = "off"\n[default.profile."*"]\ncolour = "pink"\nmemoryMiB = 1024\n[forced.profile.work]\nprocessors = 4',
    );
    const { config, sources } = underPolicy('[profile.mine]\nmemoryMiB = 4096\nfiles.out = "ask"', policy);
    expect(
      Object.fromEntries(
        Object.entries(config.profile).map(([name, { files, colour, memoryMiB, processors }]) => [
          name,
          [files.out, colour, memoryMiB, processors],
        ]),
      ),
    ).toEqual({
      default: ['off', 'pink', 1024, 2],
      mine: ['off', 'pink', 4096, 2],
      work: ['off', 'pink', 1024, 4],
      banking: ['off', 'green', 1024, 2],
      offline: ['off', 'slate', 1024, 2],
      document: ['off', 'yellow', 1024, 2],
      portal: ['off', 'orange', 1024, 2],
    });
    expect(sources.get('profile.mine.files.out')).toEqual(forced);
    expect(sources.get('profile.mine.files.in')).toEqual({ is: 'default' });
    expect(sources.get('profile.banking.colour')).toEqual({ is: 'shipped' });
    expect(sources.get('profile.work.colour')).toEqual({ is: 'policy-default', policy: HOST });
  });

  it('of the computer is stronger than the policy of a channel, for forced keys as for defaults', () => {
    const policy = inForce(
      '[forced.log]\nlevel = "warn"\n[default.end]\nundoSeconds = 5',
      '[forced.log]\nlevel = "debug"\nurls = false\n[default.end]\nundoSeconds = 9\n[forced.spare]\nkeep = false',
    );
    const { config, sources } = underPolicy('[log]\nlevel = "info"\nurls = true', policy);
    expect([config.log, config.end.undoSeconds, config.spare.keep]).toEqual([
      { level: 'warn', urls: false, audit: false },
      5,
      false,
    ]);
    expect(sources.get('log.urls')).toEqual({ is: 'policy-forced', policy: CHANNEL });
    expect(sources.get('end.undoSeconds')).toEqual({ is: 'policy-default', policy: HOST });
  });

  it('leaves a profile no policies of Chromium but its own, once it forces any', () => {
    const written =
      '[profile.a.policies]\nURLAllowlist = ["*"]\nHomepageLocation = "https://a.example"\n[profile.b.policies]\nURLAllowlist = ["*"]';
    const policiesUnder = (policy: string) => {
      const { config } = underPolicy(written, inForce(policy));
      return ['a', 'b'].map((name) => config.profile[name]?.policies);
    };
    const own = [{ URLAllowlist: ['*'], HomepageLocation: 'https://a.example' }, { URLAllowlist: ['*'] }];
    expect(policiesUnder('[forced.profile."*".policies]\nURLBlocklist = ["*"]')).toEqual([
      { URLBlocklist: ['*'] },
      { URLBlocklist: ['*'] },
    ]);
    expect(policiesUnder('[forced.profile.a.policies]\nURLBlocklist = ["*"]')).toEqual([
      { URLBlocklist: ['*'] },
      own[1],
    ]);
    expect(policiesUnder('[forced.profile."*"]\npolicies = {}')).toEqual([{}, {}]);
    expect(policiesUnder('[forced.profile."*"]\ncolour = "red"')).toEqual(own);
  });

  it('adds up the policies of Chromium of the organisation itself', () => {
    const policy = inForce(
      '[forced.profile."*".policies]\nExtensionSettings = { "*" = 1 }\n[default.profile.a.policies]\nDefaultJavaScriptSetting = 2',
      '[forced.profile.a.policies]\nExtensionSettings = { mine = 1 }\nHomepageLocation = "https://a.example"',
    );
    const { config, sources } = underPolicy('[profile.a.policies]\nDefaultJavaScriptSetting = 1', policy);
    expect(config.profile['a']?.policies).toEqual({
      DefaultJavaScriptSetting: 2,
      ExtensionSettings: { '*': 1 },
      HomepageLocation: 'https://a.example',
    });
    expect(sources.get('profile.a.policies.ExtensionSettings')).toEqual(forced);
  });

  it('drops a weaker value that the stronger one makes ineffective, instead of calling it a mistake', () => {
    const written =
      '[profile.sites]\nnetwork = { policy = "allow-list", allow = ["a.example"] }\n[profile.calls]\nmicrophone = "ask"\n[profile.silent]\nsound = "off"';
    const offline = inForce('[forced.profile."*"]\nnetwork.policy = "offline"\nsound = "off"');
    const quiet = underPolicy(written, offline);
    expect(quiet.config.profile['sites']?.network).toEqual({ policy: 'offline', allow: [] });
    expect(quiet.config.profile['calls']).toMatchObject({ sound: 'off', microphone: 'off' });
    expect(quiet.sources.get('profile.sites.network.allow')).toEqual({ is: 'default' });
    const calls = underPolicy(written, inForce('[forced.profile."*"]\nmicrophone = "ask"'));
    expect(calls.config.profile['silent']).toMatchObject({ sound: 'on', microphone: 'ask' });
    const silent = underPolicy('[profile.read]\naccessibility = true', offline);
    expect(silent.config.profile['read']).toMatchObject({ sound: 'off', accessibility: false });
    const read = underPolicy(written, inForce('[forced.profile."*"]\naccessibility = true'));
    expect(read.config.profile['silent']).toMatchObject({ sound: 'on', accessibility: true });
    const listed = inForce('[default.profile."*"]\nnetwork = { policy = "allow-list", allow = ["b.example"] }');
    expect(
      underPolicy('[profile.all]\nnetwork.policy = "internet-only"', listed).config.profile['all']?.network,
    ).toEqual({ policy: 'internet-only', allow: [] });
  });

  it('leaves a contradiction within the file of the person a mistake', () => {
    const read = readConfig('[profile.a]\nsound = "off"\nmicrophone = "ask"', inForce('[forced.log]\nurls = false'));
    expect(read).toMatchObject({ problems: [{ path: ['profile', 'a', 'microphone'] }] });
  });
});

describe('profiles under a policy', () => {
  it('exist when they are required, with the settings of the policy', () => {
    const { config } = underPolicy('', inForce('[profiles]\nrequired = ["kiosk"]'));
    expect(config.profile['kiosk']?.memoryMiB).toBe(2048);
  });

  it('are gone when they are forbidden, or are not among those allowed', () => {
    const names = (policy: string, written = '[profile.mine]\ncolour = "red"') =>
      Object.keys(underPolicy(written, inForce(policy)).config.profile);
    expect(names('[profiles]\nforbidden = ["offline", "mine"]')).toEqual(['default', 'banking', 'document', 'portal']);
    expect(names('[profiles]\nallowed = ["banking", "mine"]')).toEqual(['mine', 'banking']);
  });

  it('are replaced as the default profile by a required one', () => {
    const policy = inForce('[profiles]\nforbidden = ["default"]\nrequired = ["kiosk"]');
    expect(underPolicy('', policy).config.defaultProfile).toBe('kiosk');
    expect(underPolicy('', inForce('[profiles]\nforbidden = ["default"]')).config.defaultProfile).toBe('banking');
    expect(readConfig('defaultProfile = "nowhere"', policy)).toMatchObject({
      problems: [{ path: ['defaultProfile'] }],
    });
  });

  it('are all missing only with a mistake that says so', () => {
    expect(readConfig('', inForce('[profiles]\nallowed = ["kiosk"]'))).toMatchObject({
      problems: expect.arrayContaining([
        { path: ['profile'], message: 'has none of the profiles that the policy allows' },
      ]) as unknown,
    });
  });
});
