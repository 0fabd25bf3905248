package io.windrose.http;

import io.windrose.notice.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a notice goes to, as the API's document describes them. */
final class RecipientForms {
    private RecipientForms() {}

    record To(@Nullable String channel, @Nullable String address) {
        Recipient recipient() {
            return Recipient.of(Request.required(channel, "channel"), Request.required(address, "address"));
        }
    }

    /** @param address as far as it is no secret */
    record Shown(String channel, String address) {
        static List<Shown> of(List<Recipient> recipients) {
            return recipients.stream()
                    .map(one -> new Shown(one.channel().word(), one.shown()))
                    .toList();
        }
    }
}
