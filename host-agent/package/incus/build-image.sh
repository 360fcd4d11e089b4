#!/bin/sh
# An image for Incus with a host agent in a small Debian: `npm run package`, then `build-image.sh safe-browse_VERSION_amd64.deb host.tar.zst` as root.
set -eu
package=$(realpath "$1")
image=$(realpath "$2")
work=$(mktemp -d)
trap 'rm --recursive --force "$work"' EXIT

mkdir "$work/templates"
echo '{{ container.name }}' > "$work/templates/hostname.tpl"
cat > "$work/metadata.yaml" << END
architecture: x86_64
creation_date: $(date +%s)
properties:
  description: A host agent of Safe Browse in Debian 13
templates:
  /etc/hostname:
    when: [create, copy]
    template: hostname.tpl
END

# In the instance, as in the container for Kubernetes: the account 1000, and subordinate IDs of which each VM gets one.
mmdebstrap --variant=minbase \
  --include=systemd-sysv,udev,systemd-resolved,libpam-systemd,dbus-user-session,iproute2,ca-certificates \
  --customize-hook="copy-in $package /var/tmp" \
  --customize-hook='chroot "$1" sh -c "apt-get install --yes --no-install-recommends /var/tmp/safe-browse_*.deb && rm /var/tmp/safe-browse_*.deb"' \
  --customize-hook='chroot "$1" useradd --create-home --uid 1000 --shell /bin/sh person' \
  --customize-hook='printf "person:10000:50000\n" | tee "$1/etc/subuid" > "$1/etc/subgid"' \
  --customize-hook='mkdir --parents "$1/var/lib/systemd/linger" && touch "$1/var/lib/systemd/linger/person"' \
  --customize-hook='printf "[Match]\nName=eth0\n[Network]\nDHCP=yes\n" > "$1/etc/systemd/network/eth0.network"' \
  --customize-hook='chroot "$1" systemctl enable systemd-networkd systemd-resolved' \
  trixie "$work/rootfs.tar"

mkdir "$work/rootfs"
tar --extract --file "$work/rootfs.tar" --directory "$work/rootfs" --numeric-owner --exclude='./dev/*'
tar --create --zstd --file "$image" --numeric-owner --directory "$work" metadata.yaml templates rootfs
