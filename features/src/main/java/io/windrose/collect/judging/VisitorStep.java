package io.windrose.collect.judging;

import io.windrose.core.Event;
import io.windrose.core.Fault;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a visitor who has no id, since nothing was stored in the browser, by a hash that is another one tomorrow. Needs
 * the page, and the whole address, which is gone once the event is built.
 */
final class VisitorStep implements EnrichmentStep {
    private static final String MAC = "HmacSHA256";
    private static final String PREFIX = "daily-";
    private static final int ID_BYTES = 16;

    /** What a provider gives a household, as it does one IPv4 address; devices change the rest by themselves. */
    private static final int IPV6_BYTES = 8;

    private final DailySalts salts;

    VisitorStep(DailySalts salts) {
        this.salts = salts;
    }

    @Override
    public void apply(Draft draft) {
        if (draft.userId != null || draft.anonymousId != null) {
            return;
        }
        // A file tells of days whose salts are gone.
        boolean isImported = draft.call.form() instanceof Form.Imported;
        Optional<byte[]> salt = isImported || draft.address.isEmpty() || draft.userAgent.isEmpty()
                ? Optional.empty()
                : salts.salt(draft.occurredAt, draft.receivedAt);
        if (salt.isEmpty()) {
            draft.visitorKind = Event.VisitorKind.SINGLE;
        } else {
            draft.visitorKind = Event.VisitorKind.DAILY;
            draft.anonymousId = PREFIX + hash(salt.get(), draft);
        }
    }

    private static String hash(byte[] salt, Draft draft) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt, MAC));
            mac.update(household(draft.address.orElseThrow().whole()));
            update(mac, draft.sourceId);
            update(mac, site(draft));
            update(mac, draft.userAgent.orElseThrow());
            return HexFormat.of().formatHex(mac.doFinal(), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new Fault("collect.no-hmac", "every Java platform has HMAC with SHA-256, this one not", e);
        }
    }

    /** A zero before each text keeps two that are next to each other apart. */
    private static void update(Mac mac, String text) {
        mac.update((byte) 0);
        mac.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] household(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_BYTES);
    }

    private static String site(Draft draft) {
        return Optional.ofNullable(draft.url)
                .flatMap(WebAddress::parse)
                .map(WebAddress::host)
                .orElse("");
    }
}
