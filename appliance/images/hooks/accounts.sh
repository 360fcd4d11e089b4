# No login: every password locked, no shell for the one account that is not a daemon's.
set -eu
root="$1"
case " $ROLE " in
  ' browser ')
    chroot "$root" groupadd --system --force input
    chroot "$root" useradd --uid 1000 --user-group --create-home --home-dir /home/chromium --shell /usr/sbin/nologin --groups video,input,audio chromium
    chmod 700 "$root/home/chromium"
    ;;
esac
chroot "$root" passwd --quiet --lock root
