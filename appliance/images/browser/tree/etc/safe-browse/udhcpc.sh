#!/bin/busybox sh
# Called by busybox udhcpc with the NDVM's offer. The host name and all other options are ignored.
# Chromium cancels its requests when an address or the DNS servers change, so what is right already is not written again.

# The address, the MTU and the gateway that are in force.
lease=/run/lease

case "$1" in
  deconfig)
    busybox rm -f "$lease"
    busybox ip link set "$interface" up
    busybox ip -4 addr flush dev "$interface"
    # Tells the guest agent that the client accepts signals now.
    echo begun
    ;;
  bound | renew)
    case "$mtu" in
      *[!0-9]* | "") mtu=1500 ;;
    esac
    offered="$ip/${mask:-24} $mtu $router"
    if [ "$(busybox cat "$lease" 2> /dev/null)" != "$offered" ]; then
      busybox ip -4 addr flush dev "$interface"
      busybox ip link set dev "$interface" mtu "$mtu"
      busybox ip -4 addr add "$ip/${mask:-24}" dev "$interface"
      for gateway in $router; do
        busybox ip -4 route replace default via "$gateway" dev "$interface"
        break
      done
      echo "$offered" > "$lease"
    fi
    servers=$(for server in $dns; do echo "nameserver $server"; done)
    if [ "$(busybox cat /etc/resolv.conf)" != "$servers" ]; then
      echo "$servers" > /etc/resolv.conf.new
      busybox mv /etc/resolv.conf.new /etc/resolv.conf
    fi
    # Tells the guest agent.
    echo bound
    ;;
esac
