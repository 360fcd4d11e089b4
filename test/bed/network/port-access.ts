/** 802.1X with real programs: hostapd as the authenticator, wpa_supplicant as the supplicant. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import type { Namespace, Running } from '../namespace.ts';

/** Starts the authenticator at `link`; resolves when it is ready. It knows one client by certificate and one by password. */
export async function startAuthenticator(
  namespace: Namespace,
  link: string,
  { authority, server }: Certificates,
  folder: string,
): Promise<Running> {
  const users = join(folder, 'eap-users');
  writeFileSync(users, '"by-certificate" TLS\n"by-password" PEAP\n"by-password" MSCHAPV2 "correct horse" [2]\n');
  const config = join(folder, 'hostapd.conf');
  writeFileSync(
    config,
    [
      `interface=${link}`,
      'driver=wired',
      'logger_stdout=-1',
      'logger_stdout_level=1',
      'ieee8021x=1',
      'use_pae_group_addr=1',
      'eap_server=1',
      `eap_user_file=${users}`,
      `ca_cert=${authority}`,
      `server_cert=${server.certificate}`,
      `private_key=${server.key}`,
      '',
    ].join('\n'),
  );
  const running = namespace.start(['hostapd', config]);
  await says(running, 'AP-ENABLED');
  return running;
}

const IDENTITIES = {
  'EAP-TLS': ({ client }: Certificates) => [
    'eap=TLS',
    'identity="by-certificate"',
    `client_cert="${client.certificate}"`,
    `private_key="${client.key}"`,
  ],
  PEAP: () => ['eap=PEAP', 'identity="by-password"', 'password="correct horse"', 'phase2="auth=MSCHAPV2"'],
} as const;
export type Method = keyof typeof IDENTITIES;

/** Starts the supplicant at `link`, which begins to authenticate at once. */
export function startSupplicant(
  namespace: Namespace,
  link: string,
  method: Method,
  certificates: Certificates,
  folder: string,
): Running {
  const config = join(folder, `wpa-${method}.conf`);
  const network = [
    'key_mgmt=IEEE8021X',
    'eapol_flags=0',
    `ca_cert="${certificates.authority}"`,
    ...IDENTITIES[method](certificates),
  ];
  writeFileSync(config, `ap_scan=0\nnetwork={\n${network.map((line) => `  ${line}\n`).join('')}}\n`);
  return namespace.start(['wpa_supplicant', '-D', 'wired', '-i', link, '-c', config]);
}

/** Resolves when the program has printed `text`. Rejects with its whole output when it ends without that. */
export async function says(running: Running, text: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [running.stdout, running.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
        if (said.includes(text)) resolve();
      });
    }
    void running.ended.then((status) => reject(new Error(`It ended with ${status} and never said "${text}": ${said}`)));
  });
}
