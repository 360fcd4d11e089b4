import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { networkErrors, uplinkErrors } from '../../../../host-agent/api/errors/network.ts';

const RESTART = 'Starten Sie das Netz auf seiner Seite neu.';
const SELECT_CARD = 'Die Netzwerkkarten zeigt: lspci -D -nn | grep -i -E "network|ethernet"';

export const networkTexts: TranslationOf<typeof networkErrors> = {
  'network-not-started': {
    message: ({ reason }) => `Die Netz-VM startete nicht${reason === undefined ? '.' : `: ${reason}.`}`,
    hint: 'Starten Sie das Netz auf seiner Seite neu, oder sehen Sie in der Diagnose nach.',
  },
  'network-stopped': { message: 'Die Netz-VM wurde angehalten, während sie startete.', hint: RESTART },
  'network-ended': { message: 'Die Netz-VM ist ausgefallen.', hint: RESTART },
  'network-failed': {
    message: ({ step }) => `Die Netz-VM meldete einen Fehler (Schritt ${step}).`,
    hint: RESTART,
  },
  'network-crash-loop': {
    message: ({ times, reason }) =>
      `Die Netz-VM fiel ${times} Mal nacheinander aus und wird nicht wieder gestartet. Letzte Ursache: ${reason}.`,
    hint: RESTART,
  },
  'network-in-use': {
    message: ({ sessions }) =>
      sessions === 1 ? 'Eine Sitzung benutzt die Netz-VM.' : `${sessions} Sitzungen benutzen die Netz-VM.`,
    hint: 'Schließen Sie sie zuerst.',
  },
  'ports-taken': {
    message: ({ ports }) => `Alle ${ports} Anschlüsse der Netz-VM sind belegt.`,
    hint: 'Schließen Sie eine Sitzung, oder erlauben Sie in den Einstellungen mehr.',
  },
  'imported-image-bridge-only': {
    message: 'Das Netz-Abbild wurde importiert. Es kann nicht routen und filtern, nur als Bridge arbeiten.',
    hint: 'Stellen Sie die Betriebsart „Bridge“ ein, oder bauen Sie das eigene Abbild.',
  },
  'bridge-rules-unreadable': {
    message: ({ file, problem }) => `Die Bridge-Regeln in ${file} sind nicht verwendbar: ${problem}.`,
    hint: 'Beheben Sie das in der Datei, oder nennen Sie in den Einstellungen eine andere.',
  },
  'host-attached': {
    message: 'Dieser Rechner ist bereits mit der Netz-VM verbunden.',
    hint: 'Trennen Sie ihn zuerst: safe-browse network detach-host',
  },
  'host-cards-unsupported': {
    message: ({ hypervisor }) =>
      `Mit dem Hypervisor ${hypervisor} lässt sich dieser Rechner nicht mit der Netz-VM verbinden.`,
    hint: 'Das kann nur Xen: hypervisor = "xl".',
  },
  'host-card-missing': {
    message: 'Die Netzwerkkarte, die mit diesem Rechner verbunden wurde, erschien nicht.',
    hint: 'Laden Sie ihren Treiber: modprobe xen-netfront',
  },
  'card-not-connected': {
    message: 'Die Netz-VM nahm eine Netzwerkkarte auch beim zweiten Versuch nicht an.',
    hint: RESTART,
  },
};

export const uplinkTexts: TranslationOf<typeof uplinkErrors> = {
  'uplink-not-started': {
    message: ({ program, reason }) => `Der Uplink startete nicht (${program}): ${reason}`,
    hint: 'Sehen Sie in der Diagnose nach.',
  },
  'uplink-ended': {
    message: 'Der Uplink der Netz-VM endete und wurde neu gestartet.',
    hint: 'Es ist nichts zu tun.',
  },
  'uplink-crash-loop': {
    message: ({ times }) => `Der Uplink der Netz-VM endete ${times} Mal innerhalb einer Minute.`,
    hint: RESTART,
  },
  'uplink-lost': {
    message: ({ reason }) => `Der Uplink der Netz-VM ließ sich nicht neu starten: ${reason}.`,
    hint: RESTART,
  },
  'uplink-unsupported': {
    message: ({ uplink }) => `Dieser Hypervisor unterstützt network.uplink = "${uplink}" nicht.`,
    hint: 'Geben Sie der Netz-VM in den Einstellungen eine Netzwerkkarte: Uplink „pci“.',
  },
  'tap-refused': {
    message: ({ bridge, reason }) => `Es ließ sich kein Anschluss an die Bridge ${bridge} öffnen: ${reason}`,
    hint: ({ bridge, helper }) =>
      `Als root: echo "allow ${bridge}" >> /etc/qemu/bridge.conf; chmod u+s ${helper}. Oder nennen Sie einen eigenen Anschluss: network.tap.device`,
  },
  'pci-device-missing': {
    message: ({ device }) => `Dieser Rechner hat kein Gerät ${device}.`,
    hint: SELECT_CARD,
  },
  'pci-not-a-network-card': {
    message: ({ device, deviceClass }) =>
      `Das Gerät ${device} ist keine Netzwerkkarte (seine Klasse ist ${deviceClass}).`,
    hint: SELECT_CARD,
  },
  'pci-no-iommu': {
    message: ({ device }) =>
      `Die Karte ${device} ist in keiner IOMMU-Gruppe und könnte auf den ganzen Speicher dieses Rechners zugreifen.`,
    hint: 'Schalten Sie die IOMMU ein: VT-d oder AMD-Vi in der Firmware, und intel_iommu=on in der Kernel-Befehlszeile.',
  },
  'pci-group-shared': {
    message: ({ device, group, companions }) =>
      `Die Karte ${device} teilt die IOMMU-Gruppe ${group} mit ${companions}: Sie können einander an der IOMMU vorbei erreichen.`,
    hint: 'Stecken Sie die Karte in einen anderen Steckplatz, oder nehmen Sie eine andere.',
  },
  'pci-only-nic': {
    message: ({ device }) =>
      `Die Karte ${device} ist die einzige Netzwerkkarte dieses Rechners. Er verlöre seine Netzverbindung.`,
    hint: 'Wenn Sie das möchten, erlauben Sie es in den Einstellungen (network.pci.allowOnlyNic).',
  },
  'pci-not-taken': {
    message: ({ device, reason }) => `Die Karte ${device} lässt sich nicht verwenden: ${reason}.`,
    hint: ({ device, group, driver }) =>
      `Als root: modprobe vfio-pci; driverctl set-override ${device} ${driver}; chown SIE /dev/vfio/${group}; und erhöhen Sie Ihre Grenze für gesperrten Speicher auf den Speicher der Netz-VM.`,
  },
};
