#!/bin/busybox sh
# Called by busybox udhcpc with what the NDVM offers. The host name and everything else it might say is ignored.
case "$1" in
  deconfig)
    busybox ip link set "$interface" up
    busybox ip -4 addr flush dev "$interface"
    # The guest agent reads this: from now on the client hears signals.
    echo begun
    ;;
  bound | renew)
    busybox ip -4 addr flush dev "$interface"
    case "$mtu" in
      *[!0-9]* | "") mtu=1500 ;;
    esac
    busybox ip link set dev "$interface" mtu "$mtu"
    busybox ip -4 addr add "$ip/${mask:-24}" dev "$interface"
    for gateway in $router; do
      busybox ip -4 route replace default via "$gateway" dev "$interface"
      break
    done
    for server in $dns; do
      echo "nameserver $server"
    done > /etc/resolv.conf.new
    busybox mv /etc/resolv.conf.new /etc/resolv.conf
    # The guest agent reads this.
    echo bound
    ;;
esac
