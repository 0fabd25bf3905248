package io.windrose.core;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses, as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a range of one. */
public record Network(InetAddress address, int bits) {
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        try {
            // Only digits, so that no name is looked up.
            if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new UnknownHostException(host);
            }
            InetAddress address = InetAddress.getByName(host);
            int most = address.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                return new Network(address, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            // Falls through: all have the same remedy.
        }
        throw new Incorrect("core.network", "\"" + text + "\" is not a network; write it as 10.0.0.0/8 or fd00::/8");
    }

    /** {@code 10.0.0.0/8}. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
