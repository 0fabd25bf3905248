package io.windrose.notice;

import io.windrose.core.Incorrect;
import io.windrose.mail.MailAddress;
import io.windrose.outgoing.OutgoingClient;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is told.
 *
 * @param address of mail, or of the web; those of Slack and Teams are secrets
 */
public record Recipient(Channel channel, String address) {
    private static final int LONGEST = 2_000;
    private static final int SHOWN_END = 4;

    public Recipient {
        address = address.strip();
        if (address.length() > LONGEST) {
            throw new Incorrect(
                    "notice.long-address",
                    "an address of %d characters is too long; give one of at most %d"
                            .formatted(address.length(), LONGEST));
        }
        if (channel == Channel.MAIL) {
            MailAddress.check(address);
        } else {
            OutgoingClient.checked(address);
        }
    }

    /**
     * Reads the channel by its word.
     *
     * @throws Incorrect when there is no such channel, or the address is none of it
     */
    public static Recipient of(String channel, String address) {
        Optional<Channel> known = Arrays.stream(Channel.values())
                .filter(one -> one.word().equals(channel))
                .findFirst();
        return new Recipient(
                known.orElseThrow(() -> new Incorrect(
                        "notice.unknown-channel",
                        "\"%s\" is no channel; give one of %s"
                                .formatted(
                                        channel,
                                        Arrays.stream(Channel.values())
                                                .map(Channel::word)
                                                .collect(Collectors.joining(", "))))),
                address);
    }

    /** The address for eyes: of one that is a secret, its machine and its last characters. */
    public String shown() {
        if (channel == Channel.MAIL) {
            return address;
        }
        String host = OutgoingClient.checked(address).getHost();
        return host + "/…" + address.substring(Math.max(address.length() - SHOWN_END, address.lastIndexOf('/') + 1));
    }
}
