package io.windrose.collect.judging;

import java.time.Instant;
import java.util.Optional;

/**
 * One call as the transport delivered it.
 *
 * @param body the bytes after decompression; of a pixel the query, without its question mark. Not copied: nobody may
 *     change it afterwards
 * @param writeKey the key that the transport carried, by Basic authentication
 * @param globalPrivacyControl whether {@code Sec-GPC: 1} was sent
 * @param doNotTrack whether {@code DNT: 1} was sent
 */
@SuppressWarnings("ArrayRecordComponent") // Calls are never compared, and copying half a megabyte helps nobody.
public record Call(
        Form form,
        byte[] body,
        Optional<String> writeKey,
        Optional<String> remoteAddress,
        Optional<String> userAgent,
        Optional<String> referrer,
        boolean globalPrivacyControl,
        boolean doNotTrack,
        Instant receivedAt) {

    /** Neither the body nor the address nor the key: this text may be logged. */
    @Override
    public String toString() {
        return "Call[" + form + ", " + body.length + " bytes, received " + receivedAt + "]";
    }
}
