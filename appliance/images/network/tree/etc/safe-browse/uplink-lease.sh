#!/bin/busybox sh
# Called by busybox udhcpc with the offer of the network behind the uplink. It only prints; the guest agent checks each line and acts.
case "$1" in
  deconfig) echo lost ;;
  bound | renew) echo "lease $ip ${subnet:-${mask:-24}} ${router%% *} ${dns%% *}" ;;
esac
