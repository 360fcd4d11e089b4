import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { networkErrors, uplinkErrors } from '../../../../host-agent/api/errors/network.ts';

const RESTART = 'Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.';
const SELECT_CARD = 'Die Netzwerkkarten zeigt: lspci -D -nn | grep -i -E "network|ethernet"';

export const networkTexts: TranslationOf<typeof networkErrors> = {
  'network-not-started': {
    message: ({ reason }) => `Die Netzwerk-VM ist nicht gestartet${reason === undefined ? '.' : `: ${reason}.`}`,
    hint: 'Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu, oder sehen Sie in der Diagnose nach.',
  },
  'network-stopped': { message: 'Die Netzwerk-VM wurde angehalten, während sie startete.', hint: RESTART },
  'network-ended': { message: 'Die Netzwerk-VM ist ausgefallen.', hint: RESTART },
  'network-failed': {
    message: ({ step }) => `Die Netzwerk-VM hat einen Fehler gemeldet (Schritt ${step}).`,
    hint: RESTART,
  },
  'network-crash-loop': {
    message: ({ times, reason }) =>
      `Die Netzwerk-VM ist ${times}-mal nacheinander ausgefallen und wird nicht wieder gestartet. Letzte Ursache: ${reason}.`,
    hint: RESTART,
  },
  'network-in-use': {
    message: ({ sessions }) =>
      sessions === 1 ? 'Eine Sitzung benutzt die Netzwerk-VM.' : `${sessions} Sitzungen benutzen die Netzwerk-VM.`,
    hint: 'Schließen Sie sie zuerst.',
  },
  'ports-taken': {
    message: ({ ports }) => `Alle ${ports} Anschlüsse der Netzwerk-VM sind belegt.`,
    hint: 'Schließen Sie eine Sitzung, oder erlauben Sie in den Einstellungen mehr.',
  },
  'network-policy-too-large': {
    message: ({ kibibytes }) => `Die Positivlisten aller Sitzungen wären zusammen größer als ${kibibytes} KiB.`,
    hint: 'Schließen Sie eine Sitzung mit langer Liste, oder kürzen Sie die Liste ihres Profils.',
  },
  'imported-image-bridge-only': {
    message: 'Das Netzwerk-Abbild wurde importiert. Es kann nicht routen und filtern, nur als Bridge arbeiten.',
    hint: 'Stellen Sie den Modus „Bridge“ ein, oder bauen Sie das eigene Abbild.',
  },
  'bridge-rules-unreadable': {
    message: ({ file, problem }) => `Die Bridge-Regeln in ${file} sind nicht verwendbar: ${problem}.`,
    hint: 'Beheben Sie das in der Datei, oder nennen Sie in den Einstellungen eine andere.',
  },
  'host-attached': {
    message: 'Ihr Computer ist bereits mit der Netzwerk-VM verbunden.',
    hint: 'Trennen Sie ihn zuerst: safe-browse network detach-host',
  },
  'host-cards-unsupported': {
    message: ({ hypervisor }) =>
      `Mit dem Hypervisor ${hypervisor} lässt sich Ihr Computer nicht mit der Netzwerk-VM verbinden.`,
    hint: 'Das kann nur Xen: hypervisor = "xl".',
  },
  'host-card-missing': {
    message: 'Die Netzwerkkarte, die mit Ihrem Computer verbunden wurde, ist nicht erschienen.',
    hint: 'Laden Sie ihren Treiber: modprobe xen-netfront',
  },
  'card-not-connected': {
    message: 'Die Netzwerk-VM hat eine Netzwerkkarte auch beim zweiten Versuch nicht angenommen.',
    hint: RESTART,
  },
};

export const uplinkTexts: TranslationOf<typeof uplinkErrors> = {
  'uplink-not-started': {
    message: ({ program, reason }) => `Die Internetverbindung ist nicht gestartet (${program}): ${reason}`,
    hint: 'Prüfen Sie die Diagnose.',
  },
  'uplink-ended': {
    message: 'Die Internetverbindung der Netzwerk-VM wurde unterbrochen und neu gestartet.',
    hint: 'Es ist nichts zu tun.',
  },
  'uplink-crash-loop': {
    message: ({ times }) =>
      `Die Internetverbindung der Netzwerk-VM ist innerhalb einer Minute ${times}-mal abgebrochen.`,
    hint: RESTART,
  },
  'uplink-lost': {
    message: ({ reason }) => `Die Internetverbindung der Netzwerk-VM ließ sich nicht neu starten: ${reason}.`,
    hint: RESTART,
  },
  'uplink-unsupported': {
    message: ({ uplink }) => `Dieser Hypervisor unterstützt network.uplink = "${uplink}" nicht.`,
    hint: 'Geben Sie der Netzwerk-VM in den Einstellungen eine Netzwerkkarte: „Netzwerkkarte (pci)“.',
  },
  'tap-refused': {
    message: ({ bridge, reason }) => `Es ließ sich kein Anschluss an die Bridge ${bridge} öffnen: ${reason}`,
    hint: ({ bridge, helper }) =>
      `Als root: echo "allow ${bridge}" >> /etc/qemu/bridge.conf; chmod u+s ${helper}. Oder nennen Sie einen eigenen Anschluss: network.tap.device`,
  },
  'pci-device-missing': {
    message: ({ device }) => `Ihr Computer hat kein Gerät ${device}.`,
    hint: SELECT_CARD,
  },
  'pci-not-a-network-card': {
    message: ({ device, deviceClass }) =>
      `Das Gerät ${device} ist keine Netzwerkkarte (seine Klasse ist ${deviceClass}).`,
    hint: SELECT_CARD,
  },
  'pci-no-iommu': {
    message: ({ device }) =>
      `Die Karte ${device} ist in keiner IOMMU-Gruppe und könnte auf den ganzen Speicher Ihres Computers zugreifen.`,
    hint: 'Schalten Sie die IOMMU ein: VT-d oder AMD-Vi in der Firmware, und intel_iommu=on in der Kernel-Befehlszeile.',
  },
  'pci-group-shared': {
    message: ({ device, group, companions }) =>
      `Die Karte ${device} teilt die IOMMU-Gruppe ${group} mit ${companions}: Sie können einander an der IOMMU vorbei erreichen.`,
    hint: 'Stecken Sie die Karte in einen anderen Steckplatz, oder nehmen Sie eine andere.',
  },
  'pci-only-nic': {
    message: ({ device }) =>
      `Die Karte ${device} ist die einzige Netzwerkkarte Ihres Computers. Er verlöre seine Netzwerkverbindung.`,
    hint: 'Wenn Sie das möchten, erlauben Sie es in den Einstellungen (network.pci.allowOnlyNic).',
  },
  'pci-not-taken': {
    message: ({ device, reason }) => `Die Karte ${device} lässt sich nicht verwenden: ${reason}.`,
    hint: ({ device, group, driver }) =>
      `Als root: modprobe vfio-pci; driverctl set-override ${device} ${driver}; chown SIE /dev/vfio/${group}; und erhöhen Sie Ihre Grenze für gesperrten Speicher auf den Speicher der Netzwerk-VM.`,
  },
};
