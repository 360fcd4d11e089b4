import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { LingeringKind, vmErrors } from '../../../../host-agent/api/errors/vm.ts';
import type { VmName } from '../../../../host-agent/api/errors/vms.ts';

const DIAGNOSTICS = 'Prüfen Sie die Diagnose.';

export const VM_NAMES: Readonly<Record<VmName, string>> = {
  browser: 'Browser-VM',
  network: 'Netzwerk-VM',
  converter: 'Umwandler-VM',
  inspected: 'geprüfte VM',
};

const LINGERING: Readonly<Record<LingeringKind, string>> = {
  process: 'Der Prozess',
  domain: 'Die Domäne',
  VM: 'Die VM',
};

const XENMGR_HINTS: Readonly<Record<number, string>> = {
  101: 'Fahren Sie andere VMs herunter, oder geben Sie dem Profil weniger Speicher.',
  202: 'Ihre Richtlinie verbietet Änderungen an dieser VM: policy-modify-vm-settings.',
  205: 'Fahren Sie eine andere VM herunter: Der Umschalter hat neun Plätze.',
  217: 'Das Abbild wurde verändert, seit es gemessen wurde. Bauen Sie es auf der Seite „Abbilder“ neu.',
  220: 'Ihre Richtlinie verbietet es: Sehen Sie die Eigenschaften policy-… der VM an.',
  230: 'Eine andere VM hat diese Karte: Fahren Sie sie herunter, oder wählen Sie eine andere Karte.',
  232: 'Starten Sie zuerst die Netzwerk-VM auf der Seite „Netzwerk“.',
};

export const vmTexts: TranslationOf<typeof vmErrors> = {
  'vm-not-started': {
    message: ({ hypervisor, reason }) => `${hypervisor} hat die VM nicht gestartet: ${reason}`,
    hint: DIAGNOSTICS,
  },
  'vm-ended': { message: 'Die VM ist zu Ende.', hint: 'Öffnen Sie eine neue Sitzung.' },
  'vm-lingers': {
    message: ({ kind, name }) => `${LINGERING[kind]} ${name} lässt sich nicht beenden.`,
    hint: ({ look }) => `Sehen Sie nach mit: ${look}`,
  },
  'console-missing': { message: 'Die VM hat keine Konsole.', hint: DIAGNOSTICS },
  'screenshot-unavailable': {
    message:
      'Die VM wird auf dem Bildschirm des Computers selbst gezeigt; dort lässt sich kein Bild von ihr aufnehmen.',
    hint: 'Wechseln Sie dort zu ihr: Sie hat einen Platz im Umschalter.',
  },
  'protocol-violation': {
    message: ({ vm, detail }) =>
      vm === 'converter'
        ? `Die ${VM_NAMES[vm]} hat das Protokoll verletzt: ${detail}. Die Datei hat sie vielleicht übernommen. Nichts davon wurde gespeichert.`
        : `Die ${VM_NAMES[vm]} hat das Protokoll verletzt: ${detail}. Sie wurde beendet.`,
    hint: ({ vm }) =>
      vm === 'converter'
        ? 'Trauen Sie dieser Datei nicht.'
        : vm === 'network'
          ? 'Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.'
          : 'Öffnen Sie eine neue Sitzung.',
  },
  'kvm-unavailable': {
    message: ({ reason }) => `Die Einstellungen verlangen KVM, aber es ist nicht benutzbar: ${reason}.`,
    hint: ({ remedy }) => `${remedy} Oder wählen Sie in den Einstellungen die Beschleunigung „Automatisch“.`,
  },
  'domain-invalid': {
    message: ({ hypervisor, name, problems }) => `${hypervisor} kann die VM „${name}“ nicht ausführen: ${problems}.`,
    hint: 'Ändern Sie die Einstellungen oder den Ort der Ordner.',
  },
  'pvh-unsupported': {
    message: 'XenClient kann die VM nicht ausführen: Diese Version von xenmgr unterstützt kein PVH.',
    hint: 'Setzen Sie die Arten unter [xen] in der Konfigurationsdatei auf "pv" oder "hvm".',
  },
  'xenmgr-refused': {
    message: ({ what, reason, number }) =>
      `xenmgr hat abgelehnt (${what}): ${reason === '' ? 'ohne Grund' : reason}${number === undefined ? '' : ` (${number})`}.`,
    hint: ({ number }) => (number === undefined ? undefined : XENMGR_HINTS[number]) ?? DIAGNOSTICS,
  },
  'disk-damaged': {
    message: ({ path }) => `Die Datei ${path} in dom0 enthält nicht, was geschrieben wurde.`,
    hint: 'Prüfen Sie den Speicher von dom0: sein Protokoll und den freien Platz.',
  },
  'disk-not-opened': {
    message: 'Der Datenträger einer VM ließ sich nicht als Blockgerät öffnen.',
    hint: 'In dom0 zeigt sie: tap-ctl list',
  },
};
