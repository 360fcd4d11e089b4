# No login: every password locked, no shell for the one account that is not a daemon's.
# Called with the tree as $root, and set -eu; see host-agent/image/hooks.ts.
case " $ROLE " in
  ' browser ')
    chroot "$root" groupadd --system --force input
    chroot "$root" useradd --uid 1000 --user-group --create-home --home-dir /home/chromium --shell /usr/sbin/nologin --groups video,input,audio chromium
    chmod 700 "$root/home/chromium"
    ;;
esac
chroot "$root" passwd --quiet --lock root
