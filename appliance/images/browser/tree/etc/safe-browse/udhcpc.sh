#!/bin/busybox sh
# Called by busybox udhcpc with the NDVM's offer. The host name and all other options are ignored.
# Chromium cancels its requests when an address or the DNS servers change, so what is right already is not written again.

# The address, the MTU, the gateway, and whether there is IPv6, as they are in force.
lease=/run/lease
# Option 224, in hexadecimal: "ipv6". The network VM has IPv6, and the address is that of this card's port.
ipv6=69707636
network=fd53:4200:0:2::
settings=/proc/sys/net/ipv6/conf/$interface

case "$1" in
  deconfig)
    busybox rm -f "$lease"
    busybox ip link set "$interface" up
    busybox ip -4 addr flush dev "$interface"
    [ ! -e "$settings" ] || echo 1 > "$settings/disable_ipv6"
    # Tells the guest agent that the client accepts signals now.
    echo begun
    ;;
  bound | renew)
    case "$mtu" in
      *[!0-9]* | "") mtu=1500 ;;
    esac
    offered="$ip/${mask:-24} $mtu $router $opt224"
    if [ "$(busybox cat "$lease" 2> /dev/null)" != "$offered" ]; then
      busybox ip -4 addr flush dev "$interface"
      busybox ip link set dev "$interface" mtu "$mtu"
      busybox ip -4 addr add "$ip/${mask:-24}" dev "$interface"
      for gateway in $router; do
        busybox ip -4 route replace default via "$gateway" dev "$interface"
        break
      done
      if [ -e "$settings" ]; then
        echo 1 > "$settings/disable_ipv6"
        if [ "$opt224" = "$ipv6" ]; then
          # No address but the one that is given here, nothing that a neighbour says, and the address at once: Chromium would notice a later one.
          for name in accept_ra autoconf accept_redirects router_solicitations accept_dad dad_transmits; do
            echo 0 > "$settings/$name"
          done
          echo 1 > "$settings/addr_gen_mode"
          # The router's card never changes. Without an address of the link itself, the kernel could not ask for it again anyway.
          echo 86400000 > "/proc/sys/net/ipv6/neigh/$interface/base_reachable_time_ms"
          echo 0 > "$settings/disable_ipv6"
          busybox ip -6 addr add "$network${ip##*.}/64" dev "$interface"
          busybox ip -6 route replace default via "${network}1" dev "$interface"
        fi
      fi
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
