package io.windrose.collect.judging;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Who belongs to the company itself. Asked for each event, so it must be quick; thread-safe. */
@FunctionalInterface
public interface InternalTraffic {
    InternalTraffic NONE = (address, ids) -> false;

    /**
     * Whether one of these is the company's own.
     *
     * @param address whole, of the person's device
     * @param ids the user id, a mail address
     */
    boolean includes(Optional<InetAddress> address, List<String> ids);
}
