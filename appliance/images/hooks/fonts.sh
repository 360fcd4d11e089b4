# Caches what the fonts contain. Without the cache each program that draws text reads every font at its start, in each new VM.
# Called with the finished tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
# A cache fits its folder only while the folder has the time that it had here, which is the time of everything in an image.
for fonts in /usr/share/fonts /usr/share/fonts-droid-fallback /usr/local/share/fonts; do
  [ ! -d "$root$fonts" ] || find "$root$fonts" -type d -exec touch --no-dereference "--date=@$EPOCH_SECONDS" {} +
done
env -i PATH=/usr/sbin:/usr/bin chroot "$root" /usr/bin/fc-cache --force --system-only
