#!/bin/busybox sh
# Called by busybox udhcpc with the NDVM's offer. The host name and all other options are ignored.
case "$1" in
  deconfig)
    busybox ip link set "$interface" up
    busybox ip -4 addr flush dev "$interface"
    # Tells the guest agent that the client accepts signals now.
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
    # Tells the guest agent.
    echo bound
    ;;
esac
