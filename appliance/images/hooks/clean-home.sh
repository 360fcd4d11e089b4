# Creates the known-good home: the result of one clean first run of this Chromium, without a network.
# Called with the tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
home=/home/chromium
preferences="$root$home/.config/chromium/Default/Preferences"

# Replaces the shell, so that a signal reaches the program.
as_chromium() {
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" USER=chromium LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp TMPDIR=/tmp DBUS_SESSION_BUS_ADDRESS=disabled: \
    unshare --net chroot "$root" setpriv --reuid=1000 --regid=1000 --clear-groups "$@"
}

mkdir -p "$root/tmp"
chmod 1777 "$root/tmp"
# Chromium's sandbox does not work in the build's namespaces, and no page is opened here.
as_chromium /usr/lib/chromium/chromium --ozone-platform=headless --no-sandbox --disable-gpu --disable-dev-shm-usage --password-store=basic --no-first-run \
  --no-default-browser-check --disable-component-update --disable-breakpad about:blank > "$root/tmp/first-run.log" 2>&1 &
browser=$!
trap 'kill -KILL "$browser" 2> /dev/null || true' EXIT

# Chromium writes its preferences ten seconds after a change, and at its end. It is asked to end as soon as it has a window.
has_window() { [ -n "$(find "$root$home/.config/chromium/Default/Sessions" -name 'Session_*' 2> /dev/null)" ]; }
waited=0
until has_window; do
  if [ "$waited" -ge 480 ] || ! kill -0 "$browser" 2> /dev/null; then
    tail -n 5 "$root/tmp/first-run.log" >&2
    echo "Chromium's first run opened no window." >&2
    exit 1
  fi
  waited=$((waited + 1))
  sleep 0.5
done
kill -TERM "$browser"
wait "$browser" || true
trap - EXIT
if [ ! -s "$preferences" ] || [ ! -s "$root$home/.config/chromium/Local State" ]; then
  tail -n 5 "$root/tmp/first-run.log" >&2
  echo "Chromium's first run left no preferences." >&2
  exit 1
fi
# Its helpers keep running, and their open files would prevent unmounting. The build's process namespace contains no other processes.
waited=0
while :; do
  lingering=
  for process in /proc/[0-9]*; do
    # Compares inodes, because the path may contain symbolic links.
    [ "$process/root" -ef "$root" ] || continue
    lingering=yes
    kill -KILL "${process#/proc/}" 2> /dev/null || true
  done
  [ -n "$lingering" ] || break
  # On a busy host even killed processes take a while to end.
  if [ "$waited" -ge 600 ]; then
    echo "Chromium's helpers did not end." >&2
    exit 1
  fi
  waited=$((waited + 1))
  sleep 0.2
done

env -i PATH=/usr/sbin:/usr/bin chroot "$root" /usr/bin/node /usr/lib/safe-browse/build/clean-home.mjs "$home" /usr/share/chromium-clean
rm -rf "$root$home"
mkdir -m 700 "$root$home"
chown 1000:1000 "$root$home"

# Not of the home, but of the same Chromium.
env -i PATH=/usr/sbin:/usr/bin chroot "$root" /usr/bin/node /usr/lib/safe-browse/build/blocked-page.mjs /usr/lib/chromium/locales
