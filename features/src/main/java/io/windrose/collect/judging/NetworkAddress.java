package io.windrose.collect.judging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's network address. Whole, it is only for looking up a place; what is kept and shown is truncated to the
 * network: 24 bits of IPv4, 48 of IPv6.
 */
final class NetworkAddress {
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private final InetAddress whole;

    private NetworkAddress(InetAddress whole) {
        this.whole = whole;
    }

    /** Empty for what is no address, and for {@code 0.0.0.0} and {@code ::}, by which a library withholds it. */
    static Optional<NetworkAddress> parse(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text.strip() : text.substring(0, zone).strip();
        // With a colon the platform reads a literal or refuses it; without, it would ask a name server.
        if (address.length() > 45
                || (address.indexOf(':') < 0 && !IPV4.matcher(address).matches())) {
            return Optional.empty();
        }
        try {
            InetAddress whole = InetAddress.getByName(address);
            return whole.isAnyLocalAddress() ? Optional.empty() : Optional.of(new NetworkAddress(whole));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    InetAddress whole() {
        return whole;
    }

    /** {@code 203.0.113.0} or {@code 2001:db8:1:0:0:0:0:0}. */
    String truncated() {
        byte[] bytes = whole.getAddress();
        int kept = bytes.length == 4 ? 3 : 6;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    @Override
    public String toString() {
        return truncated();
    }
}
