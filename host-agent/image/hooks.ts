/** What happens to the tree between the packages and the tar, as hooks for mmdebstrap. */
import type { Recipe } from './recipe-schema.ts';

export interface HookInputs {
  readonly recipe: Recipe;
  /** Texts of the shell scripts of appliance/images/hooks. */
  readonly scripts: { readonly kernel: string; readonly accounts: string; readonly cleanHome: string };
  readonly overlayTar: string;
  /** Files on the host that receive what the rest of the build needs. */
  readonly receive: { readonly kernelPackage: string; readonly busybox: string; readonly dpkgStatus: string };
}

/** Only the build needs these. */
const BUILD_ONLY = [
  '/kernel', '/etc/apt', '/var/lib/apt', '/var/lib/dpkg', '/var/cache/*', '/var/log/*', '/var/backups/*', '/usr/lib/safe-browse/build', '/boot/*', '/etc/.pwd.lock', '/etc/passwd-', '/etc/group-', '/etc/shadow-', '/etc/gshadow-',
  '/etc/subuid-', '/etc/subgid-', '/etc/machine-id', '/var/lib/dbus/machine-id', '/tmp/*', '/tmp/.[!.]*', '/run/*', '/root/.[!.]*', '/.dockerenv',
] as const;

/** The hooks in order. Pure. */
export function buildHooks({ recipe, scripts, overlayTar, receive }: HookInputs): string[] {
  const settings = { ROLE: recipe.role, KERNEL_PACKAGE: recipe.kernel.package };
  const script = (text: string): string => `${Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`).join('')}${text}`;
  return [
    script(scripts.kernel),
    script(scripts.accounts),
    `tar-in ${overlayTar} /`,
    ...(recipe.role === 'browser' ? [script(scripts.cleanHome)] : []),
    `download /kernel/package.deb ${receive.kernelPackage}`,
    `download /usr/bin/busybox ${receive.busybox}`,
    `download /var/lib/dpkg/status ${receive.dpkgStatus}`,
    pruneScript([...recipe.exclude, ...BUILD_ONLY], recipe.keep),
  ];
}

/** Shell text that removes every match of `exclude` below the tree, save those that match `keep`. The patterns have been checked by the schema. Pure. */
export function pruneScript(exclude: readonly string[], keep: readonly string[]): string {
  const kept = keep.length === 0 ? '' : `    case "$path" in ${keep.map((pattern) => `"$root"${pattern}`).join(' | ')}) continue ;; esac\n`;
  return `set -eu
root="$1"
# Never the host's own files.
[ -d "$root" ] && [ "$root" != / ]
for path in ${exclude.map((pattern) => `"$root"${pattern}`).join(' ')}; do
    if [ ! -e "$path" ] && [ ! -L "$path" ]; then continue; fi
${kept}    rm -rf --one-file-system -- "$path"
done
`;
}
