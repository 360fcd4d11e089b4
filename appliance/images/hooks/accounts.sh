# Disables logins: locks every password, and gives no account of a VM a shell.
# Called with the tree as $root, and set -eu; see host-agent/image/build/hooks.ts.
case " $ROLE " in
  ' browser ')
    chroot "$root" groupadd --system --force input
    chroot "$root" groupadd --system --force pcscd
    chroot "$root" useradd --uid 1000 --user-group --create-home --home-dir /home/chromium --shell /usr/sbin/nologin chromium
    chmod 700 "$root/home/chromium"
    # Reads files that the person views. The guest agent lets it through the browser's home to them, and to nothing else.
    chroot "$root" useradd --uid 1001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin viewer
    ;;
esac
case " $ROLE " in
  ' browser ' | ' network ')
    chroot "$root" usermod --shell /usr/sbin/nologin root
    chroot "$root" usermod --shell /usr/sbin/nologin sync
    ;;
esac
chroot "$root" passwd --quiet --lock root
