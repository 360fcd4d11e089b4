# Compiles the AppArmor profiles of a VM's programs for the kernel of the image, so that the VM only loads them.
# Called with the tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
profiles=/usr/lib/safe-browse/build/apparmor
chroot "$root" /usr/sbin/apparmor_parser --skip-kernel-load --skip-cache --features-file "$profiles/kernel-features" --ofile /etc/safe-browse/confinement.policy "$profiles/profiles"
[ -s "$root/etc/safe-browse/confinement.policy" ]
