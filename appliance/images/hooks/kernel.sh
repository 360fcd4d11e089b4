# Downloads the kernel package without installing it, because its scripts would build an unused initramfs. apt checks its signature as usual.
# Called with the tree as $root, and set -eu; see host-agent/image/hooks.ts.
export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"
package="$KERNEL_PACKAGE"
# A meta package depends on the versioned one.
case "$(apt-cache --no-all-versions show "$package" | sed -n 's/^Package: //p' | head -n1)" in '') echo "There is no package $package." >&2; exit 1 ;; esac
versioned="$(apt-cache --no-all-versions show "$package" | sed -n 's/^Depends:.*\(linux-image-[0-9][a-z0-9.+-]*\) (= .*/\1/p' | head -n1)"
mkdir "$root/kernel"
cd "$root/kernel"
apt-get download --quiet=2 "${versioned:-$package}"
mv ./*.deb package.deb
