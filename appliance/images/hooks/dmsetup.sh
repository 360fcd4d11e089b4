# Collects dmsetup, the only program of the initramfs that busybox lacks, with its libraries at their paths.
# Called with the tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
parts="$root/$INITRAMFS_PARTS"
mkdir "$parts"
libraries="$(chroot "$root" ldd /usr/sbin/dmsetup | sed -n 's/^.*[[:space:]]\(\/[^ ]*\) (0x.*/\1/p')"
mkdir "$parts/sbin"
cp -L "$root/usr/sbin/dmsetup" "$parts/sbin/dmsetup"
for library in $libraries; do
  mkdir -p "$parts${library%/*}"
  cp -L "$root$library" "$parts$library"
done
