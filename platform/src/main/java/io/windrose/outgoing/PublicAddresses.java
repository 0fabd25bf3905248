package io.windrose.outgoing;

import io.windrose.core.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are somebody else's, on the public network. All that IANA's registries of special addresses (RFC 6890
 * and its successors) set apart is not, nor what carries such an address within: IPv4 in IPv6, 6to4, NAT64, Teredo.
 */
final class PublicAddresses {
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::of)
            .toList();
    /** Of IPv6 only this is given out to anybody, and of it these are not. */
    private static final Network GLOBAL = Network.of("2000::/3");

    private static final List<Network> SPECIAL_GLOBAL = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    /** @param allowed those that count as public too */
    PublicAddresses(List<Network> allowed) {
        this.allowed = allowed;
    }

    boolean holds(InetAddress address) {
        return contains(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !contains(SPECIAL, address)
                : GLOBAL.contains(address) && !contains(SPECIAL_GLOBAL, address);
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
