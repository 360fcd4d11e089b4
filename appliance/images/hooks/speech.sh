# Compiles the Python programs of an image with speech; an image without Python is left as it is.
# Called with the tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
# What the packages compiled holds the time of each source, which differs in an image: Python would compile all of it at each start, in each new VM.
if [ -e "$root/usr/bin/python3" ]; then
  env -i PATH=/usr/sbin:/usr/bin PYTHONHASHSEED=0 SOURCE_DATE_EPOCH="$EPOCH_SECONDS" chroot "$root" /usr/bin/python3 -m compileall -q -f --invalidation-mode unchecked-hash /usr/lib/python3 /usr/lib/python3.*/
fi
